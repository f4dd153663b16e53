/** What a model's method and the stages of its training are called. English is what the trainer itself writes. */
import type { UiLanguage } from '../heritage/text.ts'

const methods: Readonly<Record<string, string>> = {
  'ridge and complement naive Bayes over grams': '岭回归与补集朴素贝叶斯，取字词片段为特征',
  'complement naive Bayes over grams': '补集朴素贝叶斯，取字词片段为特征',
  'small scorer over sound correspondences': '小型网络，依语音对应评分',
  'pooled pairwise sound correspondences': '汇总两两语言间的语音对应',
  'most frequent correspondence of the closest known language': '取最近的已知语言中最常见的对应',
  'graph and text similarity': '知识图谱与文字的相似度',
  'gated log-linear mixture': '门控对数线性混合模型',
  SkipMarkov: '跳步马尔可夫链',
  EASE: 'EASE 线性自编码器',
}
const heads: Readonly<Record<string, string>> = { subject: '主题', sentiment: '情感' }
const ownEncoder = /^ridge over the museum's own encoder (.+)$/

const stages: Readonly<Record<string, string>> = {
  queued: '等待',
  published: '已发布',
  refused: '未通过',
  failed: '失败',
  'read the log': '读取参观记录',
  'read the graph': '读取知识图谱',
  'read the CLDF tables': '读取 CLDF 数据表',
  'fit subjects': '拟合主题',
  'fit sentiment': '拟合情感',
  encode: '文本编码',
  'align and count': '对齐并计数',
  'gather evidence': '汇集证据',
  'answer a first time': '初次作答',
  'train the scorer': '训练评分网络',
  'cross-validate': '交叉验证',
  measure: '测量',
  walk: '选取参观先后的权重',
  mixture: '拟合混合权重',
  network: '训练网络',
  spread: '调节推荐的分散程度',
  compare: '与简单方法比较',
  rebuild: '以全部参观重新拟合',
  export: '导出',
  done: '完成',
  judge: '评判',
  publish: '发布',
}

/** Text models name the method of each of their heads: `subject: one; sentiment: another`. A name that is not known here stays as it is. */
export function methodText(name: string, language: UiLanguage): string {
  if (language === 'en') return name
  const parts = name.split('; ').map((part) => {
    const [, head, rest] = /^(\w+): (.+)$/.exec(part) ?? []
    const own = head === undefined ? undefined : heads[head]
    const method = own === undefined ? part : rest!
    const encoder = ownEncoder.exec(method)?.[1]
    const text =
      encoder === undefined ? (methods[method] ?? method) : `岭回归，取本馆编码器 ${encoder} 的向量为特征`
    return own === undefined ? text : `${own}：${text}`
  })
  return parts.join('；')
}

export const stageText = (stage: string, language: UiLanguage): string =>
  language === 'en' ? stage : (stages[stage] ?? stage)
