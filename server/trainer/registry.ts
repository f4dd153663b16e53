/**
 * The models a museum has, and which of them serve. Versions are immutable folders `<model>/<version>/`: those that ship with Mouseion, and
 * those trained here. `channels.json` in the museum's own folder points to the version in use; rollback moves that pointer and nothing else.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { manifestSchema, modelNames } from '../../models/bundle.ts'
import type { Manifest, ModelName, TrainedModel } from '../../models/bundle.ts'
import { modelNameSchema } from '../../core/events/model-name.ts'
import { replaceFile } from '../durable-file.ts'
import { isSignedBy, openSigner, readPublicKeys, sha256 } from './signing.ts'
import type { PublicKey, Signer } from './signing.ts'

/** Ours, shipped beside the code. */
export const shippedModels = join(import.meta.dirname, '..', '..', 'models', 'published')

const channelSchema = z.object({ current: z.string(), history: z.array(z.string()) })
const channelsSchema = z.partialRecord(modelNameSchema, channelSchema)
type Channels = z.infer<typeof channelsSchema>

export interface ModelVersion {
  readonly manifest: Manifest
  readonly current: boolean
  readonly origin: 'shipped' | 'museum'
}

export interface ModelChange {
  readonly model: ModelName
  readonly version: string
  readonly change: 'published' | 'rolled-back'
}

/** A model or version that is not here, or a rollback with nothing before it. */
export class ModelUnavailableError extends Error {
  readonly code = 'model-unavailable'
}

/** Files that don't match their manifest, or a manifest nobody trusted has signed. */
export class ModelIntegrityError extends Error {
  readonly code = 'model-integrity'
}

export interface RegistryPlaces {
  readonly shipped: string
  /** The museum's own folder; made when first written. */
  readonly own: string
  readonly signer: Signer
}

export interface PublishInput {
  readonly trained: TrainedModel
  readonly parent: string | null
  readonly data: { readonly sha256: string; readonly visits: number }
  /** The model card, Markdown. */
  readonly card: string
  readonly createdAt: Date
}

export type ModelRegistry = ReturnType<typeof openRegistry>

export function openRegistry(places: RegistryPlaces) {
  const pointer = join(places.own, 'channels.json')
  const listeners = new Set<(change: ModelChange) => void>()
  const trusted: readonly PublicKey[] = [
    ...readPublicKeys(join(places.shipped, 'keys')),
    places.signer.publicKey,
  ]
  let known = readChannels()

  function readChannels(): Channels {
    const read = (path: string) =>
      existsSync(path) ? channelsSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : {}
    return { ...read(join(places.shipped, 'channels.json')), ...read(pointer) }
  }

  function writeChannel(model: ModelName, channel: z.infer<typeof channelSchema>) {
    mkdirSync(places.own, { recursive: true })
    const next = {
      ...(existsSync(pointer) ? channelsSchema.parse(JSON.parse(readFileSync(pointer, 'utf8'))) : {}),
      [model]: channel,
    }
    replaceFile(pointer, JSON.stringify(next, null, 2))
    announce()
  }

  /** Tells what changed since last told: called after our own writes, and when another process moved the pointer. */
  function announce() {
    const before = known
    known = readChannels()
    for (const model of modelNames) {
      const [old, now] = [before[model], known[model]]
      if (now === undefined || old?.current === now.current) continue
      const change =
        old?.history.includes(now.current) && !now.history.includes(old.current) ? 'rolled-back' : 'published'
      for (const listener of listeners) listener({ model, version: now.current, change })
    }
  }

  function folderOf(model: ModelName, version: string): { path: string; origin: ModelVersion['origin'] } {
    for (const origin of ['museum', 'shipped'] as const) {
      const path = join(origin === 'museum' ? places.own : places.shipped, model, version)
      if (existsSync(join(path, 'manifest.json'))) return { path, origin }
    }
    throw new ModelUnavailableError(
      `There is no version ${version} of the ${model} model. \`mouseion models list\` names those that are here.`,
    )
  }

  function manifest(model: ModelName, version: string): Manifest {
    const parsed = manifestSchema.parse(
      JSON.parse(readFileSync(join(folderOf(model, version).path, 'manifest.json'), 'utf8')),
    )
    if (!isSignedBy(parsed, trusted))
      throw new ModelIntegrityError(
        `The manifest of ${model} ${version} is not signed by a key that this museum trusts.`,
      )
    return parsed
  }

  /** A file of a version, checked against its signed manifest. */
  function file(model: ModelName, version: string, name: string): Uint8Array {
    const entry = manifest(model, version).files.find((f) => f.path === name)
    if (entry === undefined)
      throw new ModelUnavailableError(`The ${model} model ${version} has no file ${name}.`)
    const bytes = readFileSync(join(folderOf(model, version).path, name))
    if (sha256(bytes) !== entry.sha256)
      throw new ModelIntegrityError(
        `${model}/${version}/${name} does not match its manifest; restore it from a backup.`,
      )
    return bytes
  }

  function list(): ModelVersion[] {
    return modelNames.flatMap((model) => {
      const found = [places.shipped, places.own].flatMap((root) => {
        const folder = join(root, model)
        return existsSync(folder)
          ? readdirSync(folder).filter((v) => existsSync(join(folder, v, 'manifest.json')))
          : []
      })
      return [...new Set(found)].sort().map((version) => ({
        manifest: manifest(model, version),
        current: known[model]?.current === version,
        origin: folderOf(model, version).origin,
      }))
    })
  }

  function publish(input: PublishInput): Manifest {
    const { trained } = input
    const files = new Map(trained.files).set('card.md', new TextEncoder().encode(input.card))
    const listed = [...files].map(([path, bytes]) => ({ path, sha256: sha256(bytes), bytes: bytes.length }))
    const contents = sha256(listed.map((f) => f.sha256).join()).slice(0, 8)
    const version = `${input.createdAt.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}-${contents}`
    const signed = places.signer.sign({
      model: trained.model, version, createdAt: input.createdAt.toISOString(), method: trained.method, parent: input.parent, files: listed,
      inputs: trained.inputs, outputs: trained.outputs, metrics: trained.metrics, baseline: trained.baseline,
      data: { ...input.data, rows: trained.rows }, seed: trained.seed,
    }) // prettier-ignore
    const folder = join(places.own, trained.model, version)
    mkdirSync(`${folder}.new`, { recursive: true })
    for (const [path, bytes] of files) writeFileSync(join(`${folder}.new`, path), bytes)
    writeFileSync(join(`${folder}.new`, 'manifest.json'), JSON.stringify(signed, null, 2))
    renameSync(`${folder}.new`, folder)
    promote(trained.model, version)
    return signed
  }

  function promote(model: ModelName, version: string): void {
    manifest(model, version)
    const channel = known[model]
    if (channel?.current === version) return
    writeChannel(model, {
      current: version,
      history:
        channel === undefined ? [] : [...channel.history.filter((v) => v !== version), channel.current],
    })
  }

  function rollback(model: ModelName): string {
    const channel = known[model]
    const previous = channel?.history.at(-1)
    if (channel === undefined || previous === undefined)
      throw new ModelUnavailableError(`The ${model} model has no version before the one in use.`)
    manifest(model, previous)
    writeChannel(model, { current: previous, history: channel.history.slice(0, -1) })
    return previous
  }

  /** Follows pointers moved by another process (`mouseion models rollback`); returns the way to stop. */
  function follow(): () => void {
    mkdirSync(places.own, { recursive: true })
    const watcher = watch(places.own, (_, name) => {
      if (name === 'channels.json') announce()
    })
    return () => watcher.close()
  }

  return {
    keys: trusted,
    current: (model: ModelName): string | undefined => known[model]?.current,
    onChange(listener: (change: ModelChange) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    list, manifest, file, publish, promote, rollback, follow,
  } // prettier-ignore
}

/** The registry of a museum whose state is in `dataDir`. */
export function openMuseumRegistry(dataDir: string): ModelRegistry {
  return openRegistry({
    shipped: shippedModels,
    own: join(dataDir, 'models'),
    signer: openSigner(join(dataDir, 'keys', 'models.pem')),
  })
}

/** For those who ship Mouseion: publishing writes into models/published, signed with the release key at this path, whose public half joins the trusted ones. */
export function releaseRegistry(keyPath: string): ModelRegistry {
  const signer = openSigner(keyPath)
  const keys = join(shippedModels, 'keys')
  mkdirSync(keys, { recursive: true })
  writeFileSync(join(keys, `${signer.publicKey.keyId}.pub.json`), `${JSON.stringify(signer.publicKey)}\n`)
  return openRegistry({ shipped: shippedModels, own: shippedModels, signer })
}
