/** Errors as RFC 9457 problem details: what each error of ours means in HTTP. */
import type { z } from 'zod'
import type { Problem } from '../../core/api/messages.ts'
import {
  DuplicateChangeSetError,
  InvalidChangeError,
  VersionConflictError,
} from '../../core/changeset/errors.ts'
import type { Issue } from '../../core/changeset/errors.ts'
import {
  AccountExistsError,
  FirstAdminLinkError,
  SignInRefusedError,
  TooManyAttemptsError,
} from '../auth/errors.ts'
import { BlobMissingError } from '../blobs/port.ts'
import { BadCursorError, QueryLimitError, StoreUnavailableError } from '../graph/errors.ts'
import { scanWords } from '../../core/i18n/scans.ts'
import { LanguageQuestionError } from '../../models/language/schema.ts'
import { ScanRefusedError } from '../interop/gltf/scan/refusal.ts'
import { ScansBusyError } from '../scans/scan-runs.ts'
import { PictureRefusedError } from '../scans/still.ts'
import { FeatureUnavailableError, PredictionsBusyError, TrainingBusyError } from '../trainer/port.ts'
import { TooManyStreamsError } from './streams.ts'
import { ModelIntegrityError, ModelUnavailableError } from '../trainer/registry.ts'

const titles: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not here',
  405: 'This address does not take that method',
  409: 'Already there',
  412: 'It has changed since',
  413: 'Too large',
  415: 'Not a type that is read here',
  416: 'Not a part of the file',
  429: 'Too many requests',
  500: 'Something failed in the museum',
  503: 'Not available now',
}

const maxIssues = 100

interface ProblemFields {
  readonly status: number
  readonly code: string
  readonly detail?: string | undefined
  readonly issues?: readonly Issue[]
  readonly conflict?: Problem['conflict']
  readonly headers?: Readonly<Record<string, string>>
}

/** Thrown by routes and middleware; everything else is translated by `problemOf`. */
export class HttpProblem extends Error {
  readonly code: string
  readonly status: number
  readonly fields: ProblemFields
  constructor(fields: ProblemFields) {
    super(fields.detail ?? titles[fields.status] ?? fields.code)
    this.code = fields.code
    this.status = fields.status
    this.fields = fields
  }
  get headers(): Readonly<Record<string, string>> {
    return this.fields.headers ?? {}
  }
  body(instance: string): Problem {
    const { status, code, detail, issues, conflict } = this.fields
    return {
      type: `urn:mouseion:problem:${code}`,
      title: titles[status] ?? 'Refused',
      status,
      code,
      instance,
      ...(detail === undefined ? {} : { detail }),
      ...(issues === undefined ? {} : { issues: issues.slice(0, maxIssues) }),
      ...(conflict === undefined ? {} : { conflict }),
    }
  }
}

export const notFound = (detail: string) => new HttpProblem({ status: 404, code: 'not-found', detail })

export function invalid(issues: readonly Issue[]): HttpProblem {
  return new HttpProblem({
    status: 400,
    code: 'invalid',
    detail: `${issues.length} ${issues.length === 1 ? 'fault' : 'faults'} in the request.`,
    issues,
  })
}

/** A schema's findings, with paths such as `operations.0.entity.labels.zh` (body), `query.limit`, `params.id`. */
export function issuesOf(error: z.ZodError, place?: 'query' | 'params'): Issue[] {
  return error.issues.map(({ path, message }) => ({
    path: [...(place === undefined ? [] : [place]), ...path.map(String)].join('.'),
    message,
  }))
}

/** `undefined` for an error that nobody foresaw: the caller logs it and answers 500 without a detail. */
export function problemOf(error: unknown): HttpProblem | undefined {
  if (error instanceof HttpProblem) return error
  if (error instanceof VersionConflictError) {
    const { id, expected, actual, message: detail } = error
    return new HttpProblem({ status: 412, code: error.code, detail, conflict: { id, expected, actual } })
  }
  if (error instanceof InvalidChangeError)
    return new HttpProblem({
      status: 400,
      code: error.code,
      detail: error.message.slice(0, 1_000),
      issues: error.issues,
    })
  if (error instanceof ScanRefusedError)
    return new HttpProblem({
      status: error.refusal.code === 'too-large' ? 413 : 400,
      code: error.code,
      detail: scanWords.en.refused(error.refusal),
    })
  const simple = simpleStatus(error)
  if (simple !== undefined) {
    const { code, message: detail } = error as Error & { code: string }
    return new HttpProblem({ status: simple, code, detail, headers: retryOf(error) })
  }
  return parserProblem(error)
}

function simpleStatus(error: unknown): number | undefined {
  if (error instanceof LanguageQuestionError) return 400
  if (error instanceof BadCursorError || error instanceof QueryLimitError) return 400
  if (error instanceof SignInRefusedError) return 401
  if (error instanceof FirstAdminLinkError) return 403
  if (error instanceof ModelUnavailableError) return 404
  if (error instanceof DuplicateChangeSetError || error instanceof AccountExistsError) return 409
  if (error instanceof TrainingBusyError || error instanceof ScansBusyError) return 409
  if (error instanceof BlobMissingError) return 404
  if (error instanceof PictureRefusedError) return 400
  if (error instanceof TooManyAttemptsError) return 429
  if (error instanceof StoreUnavailableError || error instanceof FeatureUnavailableError) return 503
  if (error instanceof ModelIntegrityError || error instanceof TooManyStreamsError) return 503
  if (error instanceof PredictionsBusyError) return 503
  return undefined
}

function retryOf(error: unknown): Record<string, string> {
  if (error instanceof TooManyAttemptsError) return { 'Retry-After': String(error.retryAfterS) }
  if (error instanceof PredictionsBusyError) return { 'Retry-After': '5' }
  if (error instanceof StoreUnavailableError) return { 'Retry-After': error.retriable ? '1' : '30' }
  if (
    error instanceof FeatureUnavailableError ||
    error instanceof ModelIntegrityError ||
    error instanceof TooManyStreamsError
  )
    return { 'Retry-After': '60' }
  return {}
}

/** What Express and its body parser throw: they carry a status of their own. */
function parserProblem(error: unknown): HttpProblem | undefined {
  const { status, type } = (error ?? {}) as { status?: unknown; type?: unknown }
  if (status === 413)
    return new HttpProblem({
      status: 413,
      code: 'too-large',
      detail: 'The body is larger than this route takes.',
    })
  if (status === 415) return new HttpProblem({ status: 415, code: 'unsupported-media-type' })
  if (status === 400 || error instanceof URIError)
    return new HttpProblem({ status: 400, code: typeof type === 'string' ? type : 'bad-request' })
  return undefined
}
