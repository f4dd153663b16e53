import { Fetched } from '../fetched.tsx'
import { useRoute, useFreshPage, usePath } from '../navigation.tsx'
import { NotFound, Waiting } from '../states.tsx'
import { About } from './about.tsx'
import { ArtifactPage } from './artifact.tsx'
import { Exhibit } from './exhibit.tsx'
import { Landing } from './landing.tsx'
import { LanguageHall } from './language-hall.tsx'
import { Read } from './read.tsx'
import { Thing } from './thing.tsx'

export function Pages() {
  const route = useRoute()
  useFreshPage(usePath())
  switch (route.page) {
    case 'landing':
      return <Landing />
    case 'exhibits':
      return <Landing listOnly />
    case 'exhibit':
      return <Exhibit key={route.slug} slug={route.slug} />
    case 'artifact':
      return <ArtifactPage key={route.slug} slug={route.slug} />
    case 'thing':
      return <Thing key={route.slug} slug={route.slug} />
    case 'collection':
      return (
        <Fetched name="collection" script={() => import('../world/collection.tsx')} waiting={<Waiting />}>
          {({ Collection }) => <Collection />}
        </Fetched>
      )
    case 'languages':
      return <LanguageHall />
    case 'read':
      return <Read />
    case 'about':
      return <About />
    default:
      return <NotFound />
  }
}
