/** Where a head is and which way it looks, in the gallery's terms. */
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import type { WebXRCamera } from '@babylonjs/core/XR/webXRCamera.js'
import type { HeadPose } from '../scenes/gallery/events.ts'

const noticeableM = 0.05
const noticeableDegrees = 3
const ahead = new Vector3()
const forward = new Vector3(0, 0, -1)

export function headPose({ position, rotationQuaternion, rigCameras }: WebXRCamera): HeadPose {
  forward.rotateByQuaternionToRef(rotationQuaternion, ahead)
  return {
    xM: position.x,
    yM: position.y,
    zM: position.z,
    headingDegrees: degrees(Math.atan2(-ahead.x, -ahead.z)),
    pitchDegrees: degrees(Math.asin(Math.min(1, Math.max(-1, ahead.y)))),
    views: rigCameras.length,
  }
}

/** Whether somebody who is told of the first wants to hear of the second. */
export function hasMoved(from: HeadPose | undefined, to: HeadPose): boolean {
  if (!from || from.views !== to.views) return true
  const turned = Math.abs(((to.headingDegrees - from.headingDegrees + 540) % 360) - 180)
  return (
    Math.hypot(to.xM - from.xM, to.yM - from.yM, to.zM - from.zM) > noticeableM ||
    turned > noticeableDegrees ||
    Math.abs(to.pitchDegrees - from.pitchDegrees) > noticeableDegrees
  )
}

const degrees = (radians: number) => Math.round((radians * 1800) / Math.PI) / 10
