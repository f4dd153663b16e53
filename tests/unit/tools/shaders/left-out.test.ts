import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { knownNames, leaveOut } from '../../../../tools/shaders/left-out.ts'

const shaders = join(import.meta.dirname, '../../../../node_modules/@babylonjs/core/Shaders')
const read = (name: string) => readFileSync(join(shaders, name), 'utf8')

describe('leaveOut', () => {
  it('takes features out of a shader and keeps what is used', () => {
    const file = 'ShadersInclude/shadowsFragmentFunctions.js'
    const [before, after] = [read(file), leaveOut(read(file), `/${file}`)]
    expect(before).toContain('computeShadowWithCSMPCF1')
    expect(after).toContain('computeShadowWithPCF3')
    expect(after.length).toBeLessThan(before.length)
  })

  it('refuses what is left out by name where it could be switched on', () => {
    const after = leaveOut(read('pbr.fragment.js'), '/Shaders/pbr.fragment.js')
    expect(after).toMatch(/const shader = `#if defined\(ANISOTROPIC\) .*\n#error /)
    expect(after).toContain('#include<pbrBlockSheen>')
  })

  it('leaves a text where nothing is left: an empty one would be taken for a missing one', () => {
    const after = leaveOut(read('ShadersInclude/bonesVertex.js'), '/ShadersInclude/bonesVertex.js')
    expect(after).toContain('const shader = `\\n`')
  })

  it('throws for a module that holds no shader', () => {
    expect(() => leaveOut('export const a = 1', 'a.js')).toThrow('a.js holds no shader text')
  })
})

describe('knownNames', () => {
  it('knows what the museum never asks for, and nothing of what it does', () => {
    expect(knownNames('SS_REFRACTION')).toEqual({ value: undefined })
    expect(knownNames('SS_TRANSLUCENCYINTENSITY_TEXTURE')).toEqual({ value: undefined })
    for (const name of ['SUBSURFACE', 'SS_TRANSLUCENCY', 'SS_USE_GLTF_TEXTURES'])
      expect(knownNames(name)).toBeUndefined()
    expect(knownNames('SHADOWCSM{X}')).toEqual({ value: undefined })
    expect(knownNames('SPOTLIGHT0')).toEqual({ value: undefined })
    expect(knownNames('NUM_BONE_INFLUENCERS')).toEqual({ value: 0 })
    for (const used of [
      'SHADOWPCF{X}',
      'DIRLIGHT{X}',
      'CLEARCOAT',
      'SHEEN',
      'CLIPPLANE',
      'MULTIVIEW',
      'UNLIT',
      'INSTANCES',
    ])
      expect(knownNames(used)).toBeUndefined()
  })
})
