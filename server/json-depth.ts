/** How deep brackets nest outside strings: told before anything is parsed, in one pass and without recursion. */
export function depthOf(text: string): number {
  let [depth, deepest, quoted] = [0, 0, false]
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (quoted) {
      if (unit === 0x5c) i++
      else if (unit === 0x22) quoted = false
    } else if (unit === 0x22) quoted = true
    else if (unit === 0x5b || unit === 0x7b) deepest = Math.max(deepest, ++depth)
    else if (unit === 0x5d || unit === 0x7d) depth--
  }
  return deepest
}
