/** What the three heads answer, as the museum names it, in English and Chinese. */
import type { Localized } from '../../core/heritage/text.ts'

export const subjects = [
  'ritual-and-belief',
  'power-and-war',
  'daily-life',
  'trade-and-travel',
  'music-and-performance',
  'writing-and-learning',
  'death-and-afterlife',
  'nature-and-animals',
  'science-and-craft',
  'people-and-portraits',
] as const
export type Subject = (typeof subjects)[number]

export const periods = ['tang', 'song'] as const
export type Period = (typeof periods)[number]

export const sentiments = ['negative', 'neutral', 'positive'] as const
export type Sentiment = (typeof sentiments)[number]

export const textHeads = ['subject', 'period', 'sentiment'] as const
export type TextHead = (typeof textHeads)[number]

export const subjectLabels: Readonly<Record<Subject, Localized>> = {
  'ritual-and-belief': { en: 'Ritual and belief', zh: '礼仪与信仰' },
  'power-and-war': { en: 'Power and war', zh: '权力与战争' },
  'daily-life': { en: 'Daily life', zh: '日常生活' },
  'trade-and-travel': { en: 'Trade and travel', zh: '贸易与旅行' },
  'music-and-performance': { en: 'Music and performance', zh: '音乐与表演' },
  'writing-and-learning': { en: 'Writing and learning', zh: '文字与学问' },
  'death-and-afterlife': { en: 'Death and the afterlife', zh: '丧葬与来世' },
  'nature-and-animals': { en: 'Nature and animals', zh: '自然与动物' },
  'science-and-craft': { en: 'Science and craft', zh: '科学与工艺' },
  'people-and-portraits': { en: 'People and portraits', zh: '人物与肖像' },
}
export const periodLabels: Readonly<Record<Period, Localized>> = {
  tang: { en: 'Tang dynasty (618–907)', zh: '唐代（618—907年）' },
  song: { en: 'Song dynasty (960–1279)', zh: '宋代（960—1279年）' },
}
export const sentimentLabels: Readonly<Record<Sentiment, Localized>> = {
  negative: { en: 'Negative', zh: '负面' },
  neutral: { en: 'Neutral', zh: '中性' },
  positive: { en: 'Positive', zh: '正面' },
}
