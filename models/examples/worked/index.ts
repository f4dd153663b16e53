/** The articles' code samples, each as an example that runs and is right. */
import type { Example } from '../example.ts'
import { a0 } from './a0.ts'
import { a1 } from './a1.ts'
import { a2 } from './a2.ts'
import { a3 } from './a3.ts'
import { a4 } from './a4.ts'

export const worked: readonly Example[] = [...a0, ...a1, ...a2, ...a3, ...a4]
