/** Mel-frequency cepstral coefficients of a mono signal at 16 kHz (Davis and Mermelstein 1980; methods N12). */

export const sampleRate = 16_000
const frame = 400
const hop = 160
const bands = 26
const coefficients = 13

/** Mel of a frequency in hertz (O'Shaughnessy 1987). */
export const melOf = (hertz: number): number => 2595 * Math.log10(1 + hertz / 700)
const hertzOf = (mel: number): number => 700 * (10 ** (mel / 2595) - 1)

/** A pure tone, `seconds` long. */
export const tone = (hertz: number, seconds: number): Float64Array =>
  Float64Array.from({ length: Math.round(seconds * sampleRate) }, (_, i) =>
    Math.sin((2 * Math.PI * hertz * i) / sampleRate),
  )

/** |DFT|^2 of one Hamming-windowed frame, up to half of the sample rate. */
function power(signal: Float64Array, from: number): Float64Array {
  const windowed = Float64Array.from(
    { length: frame },
    (_, i) => (0.54 - 0.46 * Math.cos((2 * Math.PI * i) / (frame - 1))) * signal[from + i]!,
  )
  return Float64Array.from({ length: frame / 2 + 1 }, (_, k) => {
    let [re, im] = [0, 0]
    for (let i = 0; i < frame; i++) {
      re += windowed[i]! * Math.cos((2 * Math.PI * k * i) / frame)
      im -= windowed[i]! * Math.sin((2 * Math.PI * k * i) / frame)
    }
    return re * re + im * im
  })
}

/** Middle frequencies of the triangular bands, in hertz. */
export const bandCentres: readonly number[] = Array.from({ length: bands }, (_, b) =>
  hertzOf((melOf(sampleRate / 2) * (b + 1)) / (bands + 1)),
)

/** ln of the energy in each band, a row for every 10 ms. */
export function bandEnergies(signal: Float64Array): number[][] {
  const rows: number[][] = []
  for (let from = 0; from + frame <= signal.length; from += hop) {
    const spectrum = power(signal, from)
    rows.push(
      bandCentres.map((_, b) => {
        const [low, middle, high] = [b, b + 1, b + 2].map((i) =>
          hertzOf((melOf(sampleRate / 2) * i) / (bands + 1)),
        )
        let sum = 0
        spectrum.forEach((energy, k) => {
          const f = (k * sampleRate) / frame
          const weight = f <= middle! ? (f - low!) / (middle! - low!) : (high! - f) / (high! - middle!)
          sum += Math.max(0, weight) * energy
        })
        return Math.log(sum + 1e-10)
      }),
    )
  }
  return rows
}

/** 13 coefficients (DCT-II of the log energies) for every 10 ms. */
export function melFeatures(signal: Float64Array): number[][] {
  return bandEnergies(signal).map((energies) =>
    Array.from({ length: coefficients }, (_, k) =>
      energies.reduce((sum, energy, b) => sum + energy * Math.cos((Math.PI * k * (b + 0.5)) / bands), 0),
    ),
  )
}
