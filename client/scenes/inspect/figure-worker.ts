import { buildFigure } from '../../../core/looking/figures.ts'
import type { FigureName } from '../../../core/looking/index.ts'

self.addEventListener('message', ({ data }: MessageEvent<FigureName>) => self.postMessage(buildFigure(data)))
