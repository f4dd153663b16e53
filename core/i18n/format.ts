/** Dates, measures and shares as a label prints them, in both languages. */
import type { HeritageDate } from '../heritage/edtf.ts'
import type { EntityOf } from '../heritage/entity.ts'
import type { UiLanguage } from '../heritage/text.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

type Measures = EntityOf<'Artifact'>['measures']

/** Astronomical year to words: 0 is 1 BCE, -499 is 500 BCE. */
export function yearName(year: number, language: UiLanguage): string {
  if (year <= 0) return language === 'en' ? `${1 - year} BCE` : `公元前${1 - year}年`
  if (year < 1000) return language === 'en' ? `${year} CE` : `公元${year}年`
  return language === 'en' ? `${year}` : `${year}年`
}

/** The years of an EDTF date; `~` and `?` make it "about" and "perhaps". */
export function formatDate({ edtf, earliestYear, latestYear }: HeritageDate, language: UiLanguage): string {
  const about = /[~%]/.test(edtf)
  const doubtful = /[?%]/.test(edtf)
  const text = spanName(earliestYear, latestYear, language)
  const mark = (on: boolean, words: string) => (on ? words : '')
  return language === 'en'
    ? `${mark(doubtful, 'perhaps ')}${mark(about, 'about ')}${text}`
    : `${mark(doubtful, '或为')}${mark(about, '约')}${text}`
}

function spanName(from: number | null, to: number | null, language: UiLanguage): string {
  if (from === null && to === null) return language === 'en' ? 'date unknown' : '年代不详'
  if (from === null)
    return language === 'en' ? `until ${yearName(to!, language)}` : `至${yearName(to!, language)}`
  if (to === null)
    return language === 'en' ? `from ${yearName(from, language)}` : `自${yearName(from, language)}`
  if (from === to) return yearName(from, language)
  if (language === 'zh') {
    const last = yearName(to, 'zh')
    const shortened = from <= 0 === to <= 0 ? last.replace(/^公元前?/, '') : last
    return `${yearName(from, 'zh').replace(/年$/, '')}—${shortened}`
  }
  if (from <= 0 && to <= 0) return `${1 - from}–${1 - to} BCE`
  if (from > 0 && to > 0) return to < 1000 ? `${from}–${to} CE` : `${from}–${to}`
  return `${yearName(from, 'en')} – ${yearName(to, 'en').replace(/^(\d+)$/, '$1 CE')}`
}

/** In centimetres, in metres from 3 m, in millimetres below 1 cm; weight in kilograms or grams. A figure is not parted from its unit. */
export function formatMeasures(measures: Measures, language: UiLanguage): string {
  const words = language === 'en' ? en.label : zh.label
  const parts = (
    [
      ['height', measures.heightM],
      ['length', measures.lengthM],
      ['width', measures.widthM],
      ['diameter', measures.diameterM],
      ['depth', measures.depthM],
    ] as const
  ).flatMap(([name, metres]) =>
    metres === undefined
      ? []
      : [
          language === 'en'
            ? `${words[name]} ${lengthName(metres, language)}`
            : `${words[name]}${lengthName(metres, language)}`,
        ],
  )
  const { weightKg } = measures
  if (weightKg !== undefined)
    parts.push(`${words.weight}${language === 'en' ? ' ' : ''}${weightName(weightKg, language)}`)
  return parts.join(language === 'en' ? ', ' : '，')
}

function lengthName(metres: number, language: UiLanguage): string {
  const [amount, unit, chinese] =
    metres >= 3
      ? [metres, 'm', '米']
      : metres >= 0.01
        ? [metres * 100, 'cm', '厘米']
        : [metres * 1000, 'mm', '毫米']
  return language === 'en' ? `${figure(amount)}\u00a0${unit}` : `${figure(amount)}${chinese}`
}

function weightName(kilograms: number, language: UiLanguage): string {
  if (kilograms < 1) return `${figure(kilograms * 1000)}${language === 'en' ? '\u00a0g' : '克'}`
  return `${figure(kilograms)}${language === 'en' ? '\u00a0kg' : '千克'}`
}

const figure = (value: number): string =>
  String(Number(value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2)))

/** 0..1 as whole per cent; never 0% or 100% for what is only nearly so. */
export function formatPercent(share: number): string {
  const percent = Math.round(share * 100)
  if (percent === 0 && share > 0) return '<1%'
  if (percent === 100 && share < 1) return '>99%'
  return `${percent}%`
}
