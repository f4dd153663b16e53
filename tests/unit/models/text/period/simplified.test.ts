import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { linesOf, judgeVerse } from '../../../../../models/text/period/poem.ts'
import { inKnownSigns } from '../../../../../models/text/period/simplified.ts'
import { songFromTable } from '../../../../../models/text/period/table.ts'
import { decodePrior } from '../../../../../models/text/prior.ts'

const shipped = resolve(import.meta.dirname, '../../../../../models/text/corpus/prior.bin')
const joined = (lines: readonly (readonly string[])[]) => lines.map((line) => line.join('')).join(' ')

describe('a poem in simplified characters', () => {
  it('is put into those that the period head knows', () => {
    const poem = linesOf('国破山河在，城春草木深。感时花溅泪，恨别鸟惊心。')
    expect(joined(inKnownSigns(poem))).toBe('國破山河在 城春草木深 感時花濺淚 恨別鳥驚心')
  })

  it('says nothing where each collection of poems has a variant of its own', () => {
    expect(joined(inKnownSigns(linesOf('黄河入海流')))).toBe('□河入海流')
  })

  it('leaves a traditional poem as it is, with characters that are simplified ones too', () => {
    const poem = linesOf('野曠天低樹，江清月近人。只在此山中，雲深不知處。')
    expect(inKnownSigns(poem)).toBe(poem)
  })

  // Written by Wang Zhihuan, Du Fu, Li Bai, Wang Wei; by Su Shi, Lu You, Yang Wanli.
  it.each([
    ['tang', '白日依山尽，黄河入海流。欲穷千里目，更上一层楼。'],
    [
      'tang',
      '国破山河在，城春草木深。感时花溅泪，恨别鸟惊心。烽火连三月，家书抵万金。白头搔更短，浑欲不胜簪。',
    ],
    ['tang', '床前明月光，疑是地上霜。举头望明月，低头思故乡。'],
    [
      'tang',
      '空山新雨后，天气晚来秋。明月松间照，清泉石上流。竹喧归浣女，莲动下渔舟。随意春芳歇，王孙自可留。',
    ],
    ['song', '横看成岭侧成峰，远近高低各不同。不识庐山真面目，只缘身在此山中。'],
    ['song', '死去元知万事空，但悲不见九州同。王师北定中原日，家祭无忘告乃翁。'],
    ['song', '泉眼无声惜细流，树阴照水爱晴柔。小荷才露尖尖角，早有蜻蜓立上头。'],
  ] as const)('is dated as its words have it: %s, %s', (period, text) => {
    const song = songFromTable(decodePrior(readFileSync(shipped)).period)
    const verdict = judgeVerse(text)
    expect(verdict.verse).toBe(true)
    if (verdict.verse) expect(song(verdict.lines) > 0.5 ? 'song' : 'tang').toBe(period)
  })
})
