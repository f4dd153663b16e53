/** Which engine runs a model on this device: decided from what was measured, with the reason that the page shows. */
export type Provider = 'wasm' | 'webgpu'

export interface Measured {
  /** Median of some runs. */
  readonly ms: number
}
export type GpuTrial =
  | { readonly state: 'absent'; readonly detail: string }
  | { readonly state: 'failed'; readonly detail: string }
  | {
      readonly state: 'ran'
      readonly ms: number
      /** Largest difference of an output from the processor's, relative to its scale. */ readonly difference: number
    }
  | { readonly state: 'pending' }

export interface ProviderChoice {
  readonly provider: Provider
  readonly reason:
    'no-webgpu' | 'webgpu-failed' | 'webgpu-differs' | 'wasm-faster' | 'webgpu-faster' | 'not-measured'
  /** What the reason's sentence names: milliseconds, a difference, the browser's words. */
  readonly details: readonly string[]
}

/** Half-precision kernels differ by about 1e-3; more is wrong. */
export const largestDifference = 2e-3
/** A graphics card must be clearly faster: it shares its time with the rooms. */
const clearly = 0.8

export function chooseProvider(wasm: Measured, gpu: GpuTrial): ProviderChoice {
  if (gpu.state === 'pending') return { provider: 'wasm', reason: 'not-measured', details: [] }
  if (gpu.state === 'absent') return { provider: 'wasm', reason: 'no-webgpu', details: [gpu.detail] }
  if (gpu.state === 'failed') return { provider: 'wasm', reason: 'webgpu-failed', details: [gpu.detail] }
  // Not a number compares as false: such answers are never trusted.
  if (!(gpu.difference <= largestDifference))
    return { provider: 'wasm', reason: 'webgpu-differs', details: [gpu.difference.toPrecision(2)] }
  const details = [figure(wasm.ms), figure(gpu.ms)]
  return gpu.ms < wasm.ms * clearly
    ? { provider: 'webgpu', reason: 'webgpu-faster', details: details.toReversed() }
    : { provider: 'wasm', reason: 'wasm-faster', details }
}

/** Threads need a page that is isolated from others. The rooms keep half of the cores; more than four gain small models nothing. */
export function threadsFor({
  isolated,
  cores,
}: {
  readonly isolated: boolean
  readonly cores: number
}): number {
  return isolated ? Math.max(1, Math.min(4, Math.floor(cores / 2))) : 1
}

const figure = (ms: number): string => (ms >= 10 ? ms.toFixed(0) : ms.toFixed(1))

/** Largest |a - b| over the largest |a| or 1, over all outputs. NaN anywhere makes it NaN. */
export function outputDifference(a: readonly ArrayLike<number>[], b: readonly ArrayLike<number>[]): number {
  if (a.length !== b.length) return Number.NaN
  let worst = 0
  a.forEach((values, k) => {
    const others = b[k]!
    if (others.length !== values.length) worst = Number.NaN
    let scale = 1
    for (let i = 0; i < values.length; i++) scale = Math.max(scale, Math.abs(values[i]!))
    for (let i = 0; i < values.length; i++) {
      const difference = Math.abs(values[i]! - others[i]!) / scale
      if (Number.isNaN(difference)) worst = Number.NaN
      else if (difference > worst) worst = difference
    }
  })
  return worst
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
