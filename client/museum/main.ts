/** Where every page begins that is read. */
import './styles.ts'
import { mountPages } from '../ui/mount.tsx'
import { startLanguage } from './language.ts'

void mountPages(document.querySelector<HTMLElement>('#app')!, startLanguage())
