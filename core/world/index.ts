export { centuriesOf, type Century } from './centuries.ts'
export {
  chosen,
  facetNames,
  facetValues,
  readChoice,
  valuesOf,
  writeChoice,
  type Choice,
  type FacetName,
  type FacetValue,
} from './facets.ts'
export { placeRoles, spotted, type PlaceRole, type Spotted } from './places.ts'
export {
  axisOf,
  contemporaries,
  gapYears,
  inTime,
  placeOf,
  stretchOf,
  type Axis,
  type Stretch,
} from './time.ts'
