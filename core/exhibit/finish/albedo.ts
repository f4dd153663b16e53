/** Linear reflectances of the rooms' surfaces. Between .04 and .85: nothing in a room is darker or whiter. */
import type { accents } from '../document.ts'

type Rgb = readonly [r: number, g: number, b: number]

/** What a surface of a room is finished with; the client has one material for each group of these. */
export type Finish = 'plaster' | 'board' | 'ceiling' | 'skirting' | 'plinth' | 'floor' | 'oak' | 'dark'

export const albedo: Readonly<Record<Finish, Rgb>> = {
  plaster: [0.78, 0.745, 0.685],
  board: [0.83, 0.805, 0.76],
  ceiling: [0.78, 0.755, 0.71],
  skirting: [0.6, 0.575, 0.53],
  plinth: [0.49, 0.475, 0.445],
  floor: [0.36, 0.265, 0.175],
  oak: [0.34, 0.24, 0.15],
  dark: [0.05, 0.048, 0.045],
}

/** What is printed on walls and labels, as it is shown: it takes no light. */
export const ink: Rgb = [0.012, 0.0105, 0.009]

/** Every second room has one wall in the exhibit's accent, duller than in print: it is a wall first. */
export const accentWall: Readonly<Record<(typeof accents)[number], Rgb>> = {
  celadon: [0.2, 0.275, 0.235],
  malachite: [0.155, 0.245, 0.215],
  cinnabar: [0.36, 0.16, 0.12],
  lapis: [0.15, 0.2, 0.29],
  ochre: [0.42, 0.29, 0.14],
  indigo: [0.16, 0.185, 0.265],
}
