/** What people say to the guide: ways of asking in English and Chinese, filled with the museum's own objects. */
import type { ExpandedContent } from '../../../core/content/expand.ts'
import type { UiLanguage } from '../../../core/heritage/text.ts'
import { artifactsOf } from './museum.ts'

export const intents = ['where', 'material', 'age', 'next', 'staff', 'thanks'] as const
export type Intent = (typeof intents)[number]

/** `%` stands for an object. */
const ways: Readonly<Record<Intent, Readonly<Record<UiLanguage, readonly string[]>>>> = {
  where: {
    en: [
      'Where is the %?',
      'Which room has the %?',
      'Show me where to find the %.',
      'How do I get to the %?',
      'Is the % in this room?',
    ],
    zh: ['%在哪里？', '%在哪个展厅？', '怎么走到%？', '请问%放在哪儿？', '%在这个展厅里吗？'],
  },
  material: {
    en: [
      'What is the % made of?',
      'Which material is the %?',
      'Is the % made of metal?',
      'What did they make the % from?',
      'Tell me what the % is made of.',
    ],
    zh: ['%是用什么做的？', '%是什么材质？', '%是用金属做的吗？', '做%用了什么材料？', '%的材料是什么？'],
  },
  age: {
    en: [
      'How old is the %?',
      'When was the % made?',
      'What year is the % from?',
      'Which century is the % from?',
      'Is the % very old?',
    ],
    zh: ['%有多少年了？', '%是什么时候做的？', '%是哪一年的？', '%是几世纪的？', '%是什么年代的？'],
  },
  next: {
    en: [
      'What should I see after the %?',
      'Anything like the % nearby?',
      'Recommend something like the %.',
      'What else should I see after the %?',
      'What comes next after the %?',
    ],
    zh: [
      '看完%接着看什么？',
      '有没有和%相似的？',
      '推荐一件像%的展品。',
      '看完%还该看什么？',
      '%之后看哪件展品？',
    ],
  },
  staff: {
    en: [
      'I need a person to help me with the %.',
      'Please call staff to the %.',
      'Someone has fainted by the %, call help.',
      'Can a person help me at the %?',
      'Please send help to the %.',
    ],
    zh: [
      '请叫工作人员到%这里来。',
      '%旁边有人需要帮助。',
      '我在%这里，请叫人来帮忙。',
      '能请工作人员来%这边吗？',
      '%这里需要工作人员。',
    ],
  },
  thanks: {
    en: [
      'Thank you for telling me about the %.',
      'Thanks, the % was lovely.',
      'That was a good story of the %, thank you.',
      'I loved the %, thanks.',
      'Thank you, I enjoyed the %.',
    ],
    zh: [
      '谢谢你介绍%。',
      '谢谢，%很美。',
      '%的故事讲得真好，谢谢。',
      '我很喜欢%，谢谢你。',
      '多谢，%看得很开心。',
    ],
  },
}

export interface Utterance {
  readonly text: string
  readonly intent: number
  /** Which way of asking: the same way never stands on both sides of a split. */
  readonly way: number
}

/** 120: six intents, five ways in each language, two objects each. */
export function utterancesOf(content: ExpandedContent): Utterance[] {
  const artifacts = artifactsOf(content)
  return intents.flatMap((name, intent) =>
    (['en', 'zh'] as const).flatMap((language) =>
      ways[name][language].flatMap((way, i) =>
        [0, 1].map((k) => {
          const artifact = artifacts[(17 * intent + 5 * i + 31 * k) % artifacts.length]!
          return { text: way.replace('%', () => artifact.labels[language]), intent, way: i }
        }),
      ),
    ),
  )
}
