/** Everything an operator can set, from the environment and the command line, checked once at start. */
import { join } from 'node:path'
import { z } from 'zod'

const root = join(import.meta.dirname, '..')
const perMinute = z.coerce.number().int().min(1).max(1_000_000)

/** Requests a minute from one address. */
export const rateLimitsSchema = z.object({
  reads: perMinute.default(6_000),
  writes: perMinute.default(300),
  events: perMinute.default(2_400),
  predictions: perMinute.default(3_000),
  /** Attempts to sign in, to change a password, to use the first administrator's link. */
  auth: perMinute.default(10),
  /** Scans and their pictures. */
  uploads: perMinute.default(30),
})
export type RateLimits = z.infer<typeof rateLimitsSchema>

const neo4jSchema = z.object({
  uri: z.string().regex(/^(bolt|neo4j)(\+s|\+ssc)?:\/\/\S+$/, 'an address such as neo4j://host:7687'),
  user: z.string().min(1).default('neo4j'),
  password: z.string().default(''),
  database: z.string().min(1).default('neo4j'),
})

export const configSchema = z.object({
  host: z.string().min(1).default('127.0.0.1'),
  /** 0 takes any free port. */
  port: z.coerce.number().int().min(0).max(65_535).default(4600),
  /** One folder is the whole state of a small museum. */
  dataDir: z.string().min(1).default(join(root, '.data')),
  contentDir: z.string().min(1).default(join(root, 'content')),
  /** The built page. */
  clientDir: z
    .string()
    .min(1)
    .default(join(root, 'dist', 'client')),
  /** As visitors know it, where a proxy stands before us: https://museum.example */
  publicUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** How many proxies stand before us: whose word on the visitor's address is taken. */
  trustProxy: z.coerce.number().int().min(0).max(10).default(0),
  logLevel: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  /** Signs sessions; made and kept in the data folder where it is not given. */
  secret: z.string().min(32).optional(),
  rateLimits: rateLimitsSchema.prefault({}),
  /** A scan's file as it is uploaded. */
  maxScanBytes: z.coerce.number().int().min(1_024).max(2_000_000_000).default(100_000_000),
  neo4j: neo4jSchema.optional(),
  /** Description of the museum's own text encoder (docs/text-encoder.md): the text model is trained on it in place of the grams. */
  textEncoder: z.string().min(1).optional(),
  /** Bring the content into the graph at start. */
  seed: z.boolean().default(true),
})
export type MuseumConfig = z.output<typeof configSchema>
export type MuseumSettings = z.input<typeof configSchema>

/** A setting that can't be used; the message names each one. */
export class ConfigError extends Error {
  readonly code = 'bad-config'
}

/** Settings given (by command line or test) win over the environment, which wins over the defaults. */
export function readConfig(
  settings: Partial<MuseumSettings> = {},
  env: Readonly<Record<string, string | undefined>> = process.env,
): MuseumConfig {
  // `neo4j: undefined` says: not Neo4j, whatever the environment names.
  const embedded = 'neo4j' in settings && settings.neo4j === undefined ? { neo4j: undefined } : {}
  const parsed = configSchema.safeParse({ ...fromEnvironment(env), ...dropUndefined(settings), ...embedded })
  if (parsed.success) return parsed.data
  throw new ConfigError(
    parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
  )
}

function fromEnvironment(env: Readonly<Record<string, string | undefined>>): object {
  return dropUndefined({
    host: env['MOUSEION_HOST'],
    port: env['MOUSEION_PORT'] ?? env['PORT'],
    dataDir: env['MOUSEION_DATA'],
    clientDir: env['MOUSEION_CLIENT'],
    contentDir: env['MOUSEION_CONTENT'],
    maxScanBytes: env['MOUSEION_MAX_SCAN_BYTES'],
    publicUrl: env['MOUSEION_PUBLIC_URL'],
    trustProxy: env['MOUSEION_TRUST_PROXY'],
    logLevel: env['MOUSEION_LOG'],
    secret: env['MOUSEION_SECRET'],
    textEncoder: env['MOUSEION_TEXT_ENCODER'],
    rateLimits: dropUndefined({
      reads: env['MOUSEION_LIMIT_READS'],
      writes: env['MOUSEION_LIMIT_WRITES'],
      events: env['MOUSEION_LIMIT_EVENTS'],
      predictions: env['MOUSEION_LIMIT_PREDICTIONS'],
      auth: env['MOUSEION_LIMIT_AUTH'],
      uploads: env['MOUSEION_LIMIT_UPLOADS'],
    }),
    neo4j:
      env['NEO4J_URI'] === undefined
        ? undefined
        : dropUndefined({
            uri: env['NEO4J_URI'],
            user: env['NEO4J_USER'],
            password: env['NEO4J_PASSWORD'],
            database: env['NEO4J_DATABASE'],
          }),
  })
}

function dropUndefined(settings: object): object {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
}
