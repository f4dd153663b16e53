/**
 * Alphabets written the Latin way, so that words which languages share (президент, président, Präsident) share grams: Cyrillic
 * and Greek letter by letter (near ISO 9 and ISO 843, digraphs as English papers print them), Latin without its marks.
 * Other scripts stay as they are.
 */

const cyrillic: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', ђ: 'dj', е: 'e', ё: 'e', є: 'ie', ж: 'zh', з: 'z', ѕ: 'dz', и: 'i', і: 'i', й: 'i', ј: 'j',
  к: 'k', л: 'l', љ: 'lj', м: 'm', н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ћ: 'c', у: 'u', ў: 'u', ф: 'f', х: 'h', ц: 'ts',
  ч: 'ch', џ: 'dzh', ш: 'sh', щ: 'sh', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia',
} // prettier-ignore
const greek: Readonly<Record<string, string>> = {
  α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'x', ο: 'o', π: 'p', ρ: 'r',
  σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o',
} // prettier-ignore
const latin: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i', ð: 'd', þ: 'th' } // prettier-ignore
const table = new Map(Object.entries({ ...cyrillic, ...greek, ...latin }))

const romanisable = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\p{N}]+$/u
const marks = /\p{M}/gu

/** A lower-case word; one of another script comes back as it is, and so does one of which nothing would be left. */
export function romanise(word: string): string {
  if (!romanisable.test(word)) return word
  const bare = word.normalize('NFD').replace(marks, '').replaceAll('ου', 'ou')
  const plain = [...bare].map((sign) => table.get(sign) ?? sign).join('')
  return plain === '' ? word : plain
}
