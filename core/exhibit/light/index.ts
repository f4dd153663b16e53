export { bakeRoom, type BakedRoom } from './bake.ts'
export { atlasUv, packCharts, type Atlas, type Chart } from './charts.ts'
export { fromHalf, toHalf } from './half.ts'
export {
  keyColour,
  keyDirection,
  keyDirectionOf,
  lampHead,
  lampsOf,
  laylightColour,
  trackHeightM,
  type Spot,
} from './lamps.ts'
export { panesOf, type Pane } from './laylight.ts'
export { floatsOfMirrored, mostMirrored } from './mirrored.ts'
export { roomSurfaces, type Cut, type RoomSurfaces, type Surface } from './surfaces.ts'
