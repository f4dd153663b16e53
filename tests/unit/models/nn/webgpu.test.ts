/** The WebGPU provider on a software adapter, Chromium's SwiftShader: the CPU's gradients, losses and answers. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

/** The driver's description, with the Vulkan loader beside it or in the system. */
const drivers = [
  '/usr/lib/chromium/vk_swiftshader_icd.json',
  '/usr/lib/chromium-browser/vk_swiftshader_icd.json',
  '/opt/google/chrome/vk_swiftshader_icd.json',
]
const driver = process.env['VK_ICD_FILENAMES'] ?? drivers.find((path) => existsSync(path))

interface Parity {
  readonly gradient: number
  readonly norm: number
  readonly losses: { readonly cpu: readonly number[]; readonly gpu: readonly number[] }
  readonly logits: number
}

/** Why there is no adapter, or how near the two are. */
async function parity(): Promise<Parity | string> {
  if (driver === undefined)
    return 'no SwiftShader driver (vk_swiftshader_icd.json of a Chromium) is installed'
  const libraries = [dirname(driver), process.env['LD_LIBRARY_PATH'] ?? ''].filter((path) => path !== '')
  const env = { ...process.env, VK_ICD_FILENAMES: driver, LD_LIBRARY_PATH: libraries.join(':') }
  try {
    const script = join(import.meta.dirname, 'gpu-parity.ts')
    const { stdout } = await promisify(execFile)(process.execPath, [script], { env, timeout: 110_000 })
    return JSON.parse(stdout) as Parity
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    if (said.includes('Failed to get a WebGPU adapter')) return 'there is no WebGPU adapter'
    throw error
  }
}

const found = await parity()
describe('WebGPU on a software adapter', () => {
  if (typeof found === 'string') return void it.skip(`is not tested: ${found}`, () => undefined)
  it('has the gradient of the CPU to 1e-4 of its length', () => {
    expect(found.norm).toBeGreaterThan(0.1)
    expect(found.gradient).toBeLessThan(1e-4)
  })
  it('takes the same course through five steps to 1e-5', () => {
    expect(found.losses.gpu).toHaveLength(5)
    found.losses.gpu.forEach((loss, i) => expect(Math.abs(loss - found.losses.cpu[i]!)).toBeLessThan(1e-5))
  })
  it('answers the same to 1e-5', () => {
    expect(found.logits).toBeLessThan(1e-5)
  })
})
