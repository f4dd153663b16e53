import { Tabs } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { openingWords } from '../../core/i18n/opening.ts'
import { focusContent } from '../ui/take-focus.ts'
import { useCurator } from './curator-context.tsx'
import { History } from './history.tsx'
import { ModelsTab } from './models-tab.tsx'
import { Objects } from './objects.tsx'
import { FirstAdmin, SignIn } from './sign-in.tsx'

const RoomsTab = lazy(async () => ({ default: (await import('./rooms/rooms-tab.tsx')).RoomsTab }))

export function CuratorApp() {
  const { client, language, t, setLanguage } = useCurator()
  const queries = useQueryClient()
  const me = useQuery({ queryKey: ['me'], queryFn: ({ signal }) => client.getMe({ signal }) })
  const signOut = useMutation({
    mutationFn: () => client.signOut({ body: {} }),
    onSuccess: () => queries.invalidateQueries().then(focusContent),
  })
  const other = language === 'en' ? 'zh' : 'en'
  useEffect(() => {
    document.title = `${t.title} · ${openingWords[language].museum}`
  }, [t, language])
  return (
    <div className="curator">
      <header className="bar">
        <h1 className="name">{t.title}</h1>
        <a href="/">{t.museum}</a>
        <button
          type="button"
          className="plain"
          lang={other === 'zh' ? 'zh-Hans' : 'en'}
          onClick={() => setLanguage(other)}
        >
          {other === 'zh' ? '中文' : 'English'}
        </button>
        {me.data?.account && (
          <span>
            {me.data.account.name}{' '}
            <button type="button" className="plain" onClick={() => signOut.mutate()}>
              {t.signOut}
            </button>
          </span>
        )}
      </header>
      <main id="content" tabIndex={-1}>
        {me.isError && <p role="alert">{t.failed}</p>}
        {me.data !== undefined &&
          (me.data.account === null ? <Door needsFirstAdmin={me.data.needsFirstAdmin} /> : <Workbench />)}
      </main>
    </div>
  )
}

function Door({ needsFirstAdmin }: { readonly needsFirstAdmin: boolean }) {
  const { t } = useCurator()
  const token = new URLSearchParams(location.search).get('token')
  if (needsFirstAdmin && token !== null) return <FirstAdmin token={token} />
  if (needsFirstAdmin) return <p className="lead">{t.noToken}</p>
  return <SignIn />
}

function Workbench() {
  const { t } = useCurator()
  return (
    <Tabs defaultValue="objects" keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="objects">{t.tabs.objects}</Tabs.Tab>
        <Tabs.Tab value="rooms">{t.tabs.rooms}</Tabs.Tab>
        <Tabs.Tab value="history">{t.tabs.history}</Tabs.Tab>
        <Tabs.Tab value="models">{t.tabs.models}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="objects" pt="lg">
        <Objects />
      </Tabs.Panel>
      <Tabs.Panel value="rooms" pt="lg">
        <Suspense>
          <RoomsTab />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="history" pt="lg">
        <History />
      </Tabs.Panel>
      <Tabs.Panel value="models" pt="lg">
        <ModelsTab />
      </Tabs.Panel>
    </Tabs>
  )
}
