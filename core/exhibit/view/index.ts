export { chooseLevels, twinBudget, type Budget, type Candidate, type Levels } from './levels.ts'
export { visibleRooms } from './rooms.ts'
