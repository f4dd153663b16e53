/** Whether a headset or a phone's camera can be used here, and why not. */
export type XrReason =
  /** The browser knows no WebXR. */
  | 'no-webxr'
  /** WebXR needs https (or localhost). */
  | 'insecure'
  /** No headset is connected, or it offers no such session. */
  | 'no-device'
  /** The visitor, or a policy of the browser, said no. */
  | 'refused'
  /** What draws it could not be fetched. */
  | 'unfetched'
  /** The session began and broke off. */
  | 'failed'

export type XrAnswer<Session> =
  | { readonly available: true; readonly session: Session }
  | { readonly available: false; readonly reason: XrReason }

export type XrMode = 'immersive-vr' | 'immersive-ar'

/** Undefined where a session can be asked for. */
export async function whyNot(mode: XrMode): Promise<XrReason | undefined> {
  if (typeof isSecureContext !== 'undefined' && !isSecureContext) return 'insecure'
  const { xr } = navigator
  if (!xr) return 'no-webxr'
  try {
    return (await xr.isSessionSupported(mode)) ? undefined : 'no-device'
  } catch {
    return 'refused'
  }
}

export function reasonOf(error: unknown): XrReason {
  return error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'SecurityError')
    ? 'refused'
    : 'failed'
}
