import { createTheme } from '@mantine/core'
import type { MantineColorsTuple } from '@mantine/core'

const brass: MantineColorsTuple = [
  '#f7f1e4',
  '#ece0c8',
  '#dcc79c',
  '#c9a45c',
  '#b98f42',
  '#9d7734',
  '#8b692d',
  '#7d5f28',
  '#664d1f',
  '#4f3b17',
]

/** Plaster, ink and brass for Mantine's controls. */
export const museumTheme = createTheme({
  primaryColor: 'brass',
  colors: { brass },
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.4,
  fontFamily: 'var(--sans)',
  headings: { fontFamily: 'var(--serif)', fontWeight: '400' },
  defaultRadius: 2,
  fontSizes: { xs: '0.8235rem', sm: '1rem', md: '1rem', lg: '1.25rem', xl: '1.5625rem' },
  cursorType: 'pointer',
  respectReducedMotion: true,
})
