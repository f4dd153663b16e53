import { pino } from 'pino'
import type { Logger } from 'pino'

/** Structured lines on standard error, so that standard output stays the command's own. Nothing that says who somebody is gets in. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: [
          '*.password',
          '*.token',
          '*.cookie',
          '*.authorization',
          '*.headers',
          'req',
          'res',
          '*.remoteAddress',
        ],
        remove: true,
      },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    pino.destination({ fd: 2, sync: true }),
  )
}
