/** Where the neighbours of a thing stand around it: computed once, the same every time. Shares of the picture, 0 to 1. */
import {
  forceCollide,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force'

export interface Seat {
  readonly x: number
  readonly y: number
}

interface Node extends SimulationNodeDatum {
  readonly home: Seat
}

/** Written labels are wider than high: the layout works in a picture that is squeezed sideways. */
const squeeze = 1.9
const [width, height] = [720 / squeeze, 460]
const margin = { x: 64 / squeeze, y: 34 }

export function seatsAround(count: number): Seat[] {
  const nodes: Node[] = Array.from({ length: count }, (_, i) => {
    const angle = ((i + 0.25) / count) * 2 * Math.PI - Math.PI / 2
    const home = {
      x: width / 2 + Math.cos(angle) * width * 0.38,
      y: height / 2 + Math.sin(angle) * height * 0.4,
    }
    return { home, x: home.x, y: home.y }
  })
  const middle: Node = {
    home: { x: width / 2, y: height / 2 },
    x: width / 2,
    y: height / 2,
    fx: width / 2,
    fy: height / 2,
  }
  const simulation = forceSimulation<Node>([middle, ...nodes])
    .force('x', forceX<Node>(({ home }) => home.x).strength(0.12))
    .force('y', forceY<Node>(({ home }) => home.y).strength(0.12))
    .force('apart', forceCollide<Node>((node) => (node === middle ? 62 : 34)).iterations(4))
    .force('charge', forceManyBody<Node>().strength(-30))
    .stop()
  simulation.tick(260)
  return nodes.map(({ x = 0, y = 0 }) => ({
    x: Math.min(width - margin.x, Math.max(margin.x, x)) / width,
    y: Math.min(height - margin.y, Math.max(margin.y, y)) / height,
  }))
}

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'
export const isArrow = (key: string): key is Arrow => /^Arrow(Left|Right|Up|Down)$/.test(key)

/** Which seat one comes to from another by an arrow key; undefined where there is none that way. */
export function seatTowards(seats: readonly Seat[], from: number, arrow: Arrow): number | undefined {
  const start = seats[from]
  if (!start) return undefined
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[arrow]
  let best: { index: number; cost: number } | undefined
  for (const [index, seat] of seats.entries()) {
    const ahead = (seat.x - start.x) * way[0]! + (seat.y - start.y) * way[1]!
    if (index === from || ahead <= 0.005) continue
    const aside = Math.abs((seat.x - start.x) * way[1]!) + Math.abs((seat.y - start.y) * way[0]!)
    const cost = ahead + 2 * aside
    if (!best || cost < best.cost) best = { index, cost }
  }
  return best?.index
}
