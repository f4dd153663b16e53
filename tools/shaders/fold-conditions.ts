/** Takes out of a shader's text what its preprocessor conditions never let through, given what is known of the names. */

/** A name's value where it is known: `undefined` is a name that is never defined. Other names are left to the shader's compiler. */
export type KnownNames = (name: string) => { readonly value: number | undefined } | undefined

interface Branch {
  /** As written; undefined for `#else`. */
  readonly condition: string | undefined
  readonly holds: boolean | undefined
  readonly lines: string[]
}

/** Throws where `#if` and `#endif` do not match: then the text is not what it is taken for. */
export function foldConditions(shader: string, known: KnownNames): string {
  const lines = shader.split('\n')
  const reader = { lines, at: 0 }
  const out = readBlock(reader, known)
  if (reader.at < lines.length) throw new Error(`line ${reader.at + 1}: ${lines[reader.at]} ends nothing`)
  return out.join('\n')
}

interface Reader {
  readonly lines: readonly string[]
  at: number
}

/** Up to what ends or parts the condition that is open. */
function readBlock(reader: Reader, known: KnownNames): string[] {
  const out: string[] = []
  for (; reader.at < reader.lines.length; reader.at++) {
    const line = reader.lines[reader.at]!
    if (/^\s*#\s*(elif|else|endif)\b/.test(line)) break
    if (/^\s*#\s*if/.test(line)) out.push(...readCondition(reader, known))
    else out.push(line)
  }
  return out
}

/** Leaves the reader on the `#endif`. */
function readCondition(reader: Reader, known: KnownNames): string[] {
  const began = reader.at + 1
  const branches: Branch[] = []
  for (;;) {
    const condition = conditionOf(reader.lines[reader.at]!)
    reader.at++
    const holds = condition === undefined ? true : evaluate(condition, known)
    branches.push({ condition, holds, lines: readBlock(reader, known) })
    const line = reader.lines[reader.at]
    if (line === undefined) throw new Error(`line ${began}: a condition without an end`)
    if (/^\s*#\s*endif\b/.test(line)) return written(branches)
  }
}

function written(branches: readonly Branch[]): string[] {
  const possible = branches.filter(({ holds }) => holds !== false)
  const sure = possible.findIndex(({ holds }) => holds === true)
  const kept = sure < 0 ? possible : possible.slice(0, sure + 1)
  const [first] = kept
  if (!first) return []
  if (first.holds === true) return first.lines
  const out: string[] = []
  for (const [i, { condition, holds, lines }] of kept.entries())
    out.push(i === 0 ? `#if ${condition}` : holds === true ? '#else' : `#elif ${condition}`, ...lines)
  return [...out, '#endif']
}

/** `#ifdef X` and `#ifndef X` as expressions; undefined for `#else`. */
function conditionOf(line: string): string | undefined {
  const [, word, rest = ''] = /^\s*#\s*(ifdef|ifndef|if|elif|else)\b\s*(.*)$/.exec(line) ?? []
  if (word === 'else') return undefined
  if (word === 'ifdef') return `defined(${rest.trim()})`
  if (word === 'ifndef') return `!defined(${rest.trim()})`
  return rest.trim()
}

/** True, false, or undefined where that is not known or the expression is none of those that are understood. */
function evaluate(expression: string, known: KnownNames): boolean | undefined {
  const tokens = expression.match(/defined|[A-Za-z_][\w{}]*|\d+|\|\||&&|[<>=!]=|[<>!()]|\S/g) ?? []
  let at = 0
  const take = (token: string) => tokens[at] === token && ++at > 0
  const either = (): boolean | undefined => {
    let left = both()
    while (take('||')) {
      const right = both()
      left = left === true || right === true ? true : left === undefined ? undefined : right
    }
    return left
  }
  const both = (): boolean | undefined => {
    let left = one()
    while (take('&&')) {
      const right = one()
      left = left === false || right === false ? false : left === undefined ? undefined : right
    }
    return left
  }
  const one = (): boolean | undefined => {
    if (take('!')) {
      const inner = one()
      return inner === undefined ? undefined : !inner
    }
    if (take('(')) {
      const inner = either()
      if (!take(')')) at = Infinity
      return inner
    }
    if (take('defined')) {
      const open = take('(')
      const name = known(tokens[at++] ?? '')
      if (open && !take(')')) at = Infinity
      // A known value says nothing of whether it is written down.
      return name && name.value === undefined ? false : undefined
    }
    return compared()
  }
  const compared = (): boolean | undefined => {
    const left = numberOf(tokens[at++] ?? '', known)
    const operator = tokens[at]
    if (operator === undefined || !(operator in comparisons))
      return left === undefined ? undefined : left !== 0
    at++
    const right = numberOf(tokens[at++] ?? '', known)
    return left === undefined || right === undefined ? undefined : comparisons[operator]!(left, right)
  }
  const answer = either()
  return at === tokens.length ? answer : undefined
}

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
}

function numberOf(token: string, known: KnownNames): number | undefined {
  if (/^\d+$/.test(token)) return Number(token)
  const name = known(token)
  return name && (name.value ?? 0)
}
