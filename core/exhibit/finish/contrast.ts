/** How far apart two colours are once they are shown. Colours are linear sRGB, 1 being display white. */
type Rgb = readonly [r: number, g: number, b: number]

const startOfCompression = 0.8 - 0.04
const desaturation = 0.15

/** What the screen shows of a scene's colour: Khronos PBR Neutral, as its specification writes it, at exposure 1. */
export function toneMapped(colour: Rgb): Rgb {
  const least = Math.min(...colour)
  const offset = least < 0.08 ? least - 6.25 * least * least : 0.04
  const shown = scaled(colour, 1, -offset)
  const peak = Math.max(...shown)
  if (peak < startOfCompression) return shown
  const d = 1 - startOfCompression
  const newPeak = 1 - (d * d) / (peak + d - startOfCompression)
  const kept = 1 / (desaturation * (peak - newPeak) + 1)
  return scaled(shown, (newPeak / peak) * kept, newPeak * (1 - kept))
}

/** Contrast ratio of WCAG 2.2, 1 to 21, of two colours as shown. */
export function contrastRatio(a: Rgb, b: Rgb): number {
  const [bright, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number]
  return (bright + 0.05) / (dark + 0.05)
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function scaled([r, g, b]: Rgb, k: number, plus: number): Rgb {
  return [r * k + plus, g * k + plus, b * k + plus]
}
