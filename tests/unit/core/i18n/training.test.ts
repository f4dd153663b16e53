import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { methodText, stageText } from '../../../../core/i18n/training.ts'
import { languageBaseline, pairwiseMethod, scorerMethod } from '../../../../models/language/train.ts'

const root = join(import.meta.dirname, '..', '..', '..', '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const inChinese = expect.stringMatching(/\p{Script=Han}/u) as string

it('the method of every model that ships or can be trained is named in Chinese', () => {
  const shipped = globSync('models/published/**/manifest.json', { cwd: root }).map(
    (path) => (JSON.parse(read(path)) as { method: { name: string } }).method.name,
  )
  expect(shipped.length).toBeGreaterThanOrEqual(3)
  const written = globSync('models/{recommender,text}/**/*.ts', { cwd: root }).flatMap((path) =>
    [...read(path).matchAll(/method: \{ name: '([^']+)'/g)].map(([, name]) => name!),
  )
  for (const name of [...shipped, ...written, scorerMethod, pairwiseMethod, languageBaseline]) {
    expect([name, methodText(name, 'zh')]).toEqual([name, inChinese])
    expect(methodText(name, 'zh')).not.toMatch(/\b[a-z]{3,}\b/)
    expect(methodText(name, 'en')).toBe(name)
  }
})

it('a text model names the method of each of its heads, and whose encoder it reads with', () => {
  expect(methodText('subject: complement naive Bayes over grams; sentiment: something new', 'zh')).toBe(
    '主题：补集朴素贝叶斯，取字词片段为特征；情感：something new',
  )
  expect(methodText("ridge over the museum's own encoder e5-small", 'zh')).toBe(
    '岭回归，取本馆编码器 e5-small 的向量为特征',
  )
})

it('every stage that a run tells of is named in Chinese', () => {
  const sources = globSync(
    ['models/{text,language,recommender}/**/*.ts', 'server/trainer/*.ts', 'server/trainer/jobs/*.ts'],
    { cwd: root },
  )
  const told = sources.flatMap((path) =>
    [...read(path).matchAll(/(?:stage: |\bprogress\()'([^']+)'/g)].map(([, stage]) => stage!),
  )
  expect(told).toContain('fit subjects')
  expect(told).toContain('walk')
  for (const stage of new Set(told)) expect([stage, stageText(stage, 'zh')]).toEqual([stage, inChinese])
})
