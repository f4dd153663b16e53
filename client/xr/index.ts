export { whyNot, type XrAnswer, type XrMode, type XrReason } from './availability.ts'
export { placeInAR, type ArSession } from './ar.ts'
export { enterVR, type VrSession } from './vr.ts'
