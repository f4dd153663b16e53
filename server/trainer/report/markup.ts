/** Tables of a report. Everything given is text, and is escaped here. */
import { escapeHtml } from './escape.ts'

export type Content =
  | string
  | { readonly number: string }
  | { readonly code: string }
  | { readonly alarm: string }
  /** What the program says in English whatever the page's language. */
  | { readonly english: string }
  | { readonly text: string; readonly lang: string }

export function table(header: readonly Content[], rows: readonly (readonly Content[])[]): string {
  const body = rows.map((row) => `<tr>${row.map((content) => cell('td', content)).join('')}</tr>`)
  return `<div class="wide"><table><thead><tr>${header.map((content) => cell('th', content)).join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

function cell(tag: 'td' | 'th', content: Content): string {
  const scope = tag === 'th' ? ' scope="col"' : ''
  if (typeof content === 'string') return `<${tag}${scope}>${escapeHtml(content)}</${tag}>`
  if ('number' in content) return `<${tag}${scope} class="number">${escapeHtml(content.number)}</${tag}>`
  if ('code' in content) return `<${tag}${scope}><code>${escapeHtml(content.code)}</code></${tag}>`
  if ('alarm' in content) return `<${tag}${scope} class="alarm">${escapeHtml(content.alarm)}</${tag}>`
  if ('english' in content) return `<${tag}${scope} lang="en">${escapeHtml(content.english)}</${tag}>`
  return `<${tag}${scope} lang="${escapeHtml(content.lang)}">${escapeHtml(content.text)}</${tag}>`
}

/** Four significant figures; whole numbers whole. */
export const figure = (value: number): string =>
  Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)))
