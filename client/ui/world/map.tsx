/** Where things were made and found and are held: a map for the eye, and the same as lists. No borders, no tiles, no outside host. */
import { geoEqualEarth, geoPath, type GeoProjection } from 'd3-geo'
import { feature } from 'topojson-client'
import landTopology from 'world-atlas/land-110m.json' with { type: 'json' }
import type { LocatedPlace } from '../../../core/api/views.ts'
import { worldWords } from '../../../core/i18n/world.ts'
import { placeRoles, type PlaceRole, type Spotted } from '../../../core/world/index.ts'
import { useMuseum } from '../museum-context.tsx'
import { Link } from '../navigation.tsx'
import './map.css'

const topology = landTopology as unknown as Parameters<typeof feature>[0]
const land = feature(topology, topology.objects['land']!)
const [width, height] = [960, 470]

export interface WorldMapProps {
  readonly spots: Readonly<Record<PlaceRole, readonly Spotted[]>>
  /** Of one thing: named on the map, joined from where it was made to where it is. */
  readonly single?: boolean
}

/** As maps are in each language: Chinese ones have the Pacific in the middle. */
const centredAt = { en: -11, zh: -150 } as const
const shownAtFirst = 8

export function WorldMap({ spots, single = false }: WorldMapProps) {
  const { language } = useMuseum()
  const t = worldWords[language]
  const projection = geoEqualEarth()
    .rotate([centredAt[language], 0])
    .fitExtent([[4, 4], [width - 4, height - 4]], { type: 'Sphere' }) // prettier-ignore
  const draw = geoPath(projection)
  return (
    <div className="map">
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
        <path className="sea" d={draw({ type: 'Sphere' }) ?? ''} />
        <path className="land" d={draw(land) ?? ''} />
        {single && <Way spots={spots} projection={projection} />}
        {[...placeRoles]
          .reverse()
          .map((role) =>
            spots[role].map((spot) => (
              <Mark key={`${role} ${spot.place.slug}`} spot={spot} projection={projection} />
            )),
          )}
        {single && <Names spots={spots} projection={projection} />}
      </svg>
      <div className="places">
        {placeRoles.map(
          (role) =>
            spots[role].length > 0 && (
              <section key={role} aria-label={t.roles[role]}>
                <h4 className="minor">
                  <Key role={role} />
                  {t.roles[role]}
                </h4>
                <Places spots={spots[role]} single={single} />
              </section>
            ),
        )}
      </div>
    </div>
  )
}

function Places({ spots, single }: { readonly spots: readonly Spotted[]; readonly single: boolean }) {
  const { language } = useMuseum()
  const t = worldWords[language]
  const list = (some: readonly Spotted[]) => (
    <ul>
      {some.map(({ place, things }) => (
        <li key={place.slug}>
          <Link href={`/things/${place.slug}`}>{place.labels[language]}</Link>
          {!single && <span className="small quiet figures">{t.objects(things.length)}</span>}
        </li>
      ))}
    </ul>
  )
  if (spots.length <= shownAtFirst) return list(spots)
  return (
    <>
      {list(spots.slice(0, shownAtFirst))}
      <details>
        <summary className="small">{t.allPlaces(spots.length)}</summary>
        {list(spots.slice(shownAtFirst))}
      </details>
    </>
  )
}

function Mark({ spot, projection }: { readonly spot: Spotted; readonly projection: GeoProjection }) {
  const { language } = useMuseum()
  const { place, role, things } = spot
  const at = projection([place.longitude, place.latitude])
  if (!at) return null
  const radius = Math.min(16, 4 + 2.4 * (Math.sqrt(things.length) - 1))
  return (
    <g className="mark" data-role={role} transform={`translate(${at[0].toFixed(1)} ${at[1].toFixed(1)})`}>
      <title>{`${place.labels[language]}: ${things.map(({ labels }) => labels[language]).join(', ')}`}</title>
      <Shape role={role} radius={radius} />
    </g>
  )
}

function Shape({ role, radius }: { readonly role: PlaceRole; readonly radius: number }) {
  if (role === 'held')
    return <rect x={-radius} y={-radius} width={radius * 2} height={radius * 2} transform="rotate(45)" />
  return <circle r={role === 'found' ? radius + 2 : radius} />
}

function Key({ role }: { readonly role: PlaceRole }) {
  return (
    <svg className="key" viewBox="-9 -9 18 18" width={18} height={18} aria-hidden="true" focusable="false">
      <g className="mark" data-role={role}>
        <Shape role={role} radius={4} />
      </g>
    </svg>
  )
}

/** From where it was made over where it was found to where it is: an order, not a route. */
function Way({
  spots,
  projection,
}: {
  readonly spots: WorldMapProps['spots']
  readonly projection: GeoProjection
}) {
  const stations = placeRoles.flatMap((role) => spots[role].slice(0, 1).map(({ place }) => place))
  const points = stations.flatMap(({ longitude, latitude }) => {
    const at = projection([longitude, latitude])
    return at ? [at.map((n) => n.toFixed(1)).join(' ')] : []
  })
  return points.length < 2 ? null : <path className="way" d={`M${points.join('L')}`} />
}

/** Each place's name once, beside its marks, away from the map's nearer edge. */
function Names({
  spots,
  projection,
}: {
  readonly spots: WorldMapProps['spots']
  readonly projection: GeoProjection
}) {
  const { language } = useMuseum()
  const places = new Map<string, LocatedPlace>()
  for (const role of placeRoles) for (const { place } of spots[role]) places.set(place.slug, place)
  return [...places.values()].map((place) => {
    const at = projection([place.longitude, place.latitude])
    if (!at) return null
    const left = at[0] > width * 0.72
    return (
      <text key={place.slug} x={at[0] + (left ? -14 : 14)} y={at[1] + 6} textAnchor={left ? 'end' : 'start'}>
        {place.labels[language]}
      </text>
    )
  })
}
