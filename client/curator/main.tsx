/** The curator's page: a page of its own, with Mantine in the museum's dress. */
import '@mantine/core/styles.css'
import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import './curator.css'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { ApiError } from '../../core/api/client.ts'
import { startLanguage } from '../museum/language.ts'
import { CuratorApp } from './app.tsx'
import { CuratorProvider } from './curator-context.tsx'
import { museumTheme } from './theme.ts'

const language = startLanguage()
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && !(error instanceof ApiError),
    },
  },
})

createRoot(document.querySelector('#app')!).render(
  <MantineProvider theme={museumTheme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
    <QueryClientProvider client={queries}>
      <CuratorProvider first={language}>
        <CuratorApp />
      </CuratorProvider>
    </QueryClientProvider>
  </MantineProvider>,
)
