export { ByteLru } from './byte-lru.ts'
export { chooseLevels, twinBudget, type Budget, type Candidate, type Levels } from './levels.ts'
export { visibleRooms } from './rooms.ts'
export {
  layerCount,
  mostLayers,
  textureBudget,
  textureBytes,
  textureSizes,
  type Setting,
  type TextureSizes,
} from './textures.ts'
