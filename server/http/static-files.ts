/** The built page: every file known at start, sent with its brotli twin where there is one; names with a hash are kept by browsers for ever. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import express from 'express'
import type { NextFunction, RequestHandler } from 'express'

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
}

const yearMs = 31_536_000_000

export function staticFiles(folder: string): readonly RequestHandler[] {
  const files = listFiles(folder)
  return [
    (request, response, next) => {
      const path = request.path
      const type = types[path.split('.').at(-1) ?? '']
      if (request.method !== 'GET' || type === undefined || !files.has(`${path}.br`)) return next()
      response.vary('Accept-Encoding')
      if (request.acceptsEncodings('br') !== 'br') return next()
      response.set({ 'Content-Encoding': 'br', 'Content-Type': type })
      response.sendFile(
        `${path.slice(1)}.br`,
        { root: folder, ...caching(path), dotfiles: 'allow' },
        unsent(next),
      )
    },
    (request, response, next) => {
      // Pages are made by pages.ts, which fills in the nonce; the twins are never addressed themselves.
      if (!files.has(request.path) || request.path.endsWith('.html') || request.path.endsWith('.br'))
        return next()
      response.sendFile(
        request.path.slice(1),
        { root: folder, ...caching(request.path), dotfiles: 'allow' },
        unsent(next),
      )
    },
  ]
}

/** sendFile calls back on success too, when there is nothing left to do. */
const unsent = (next: NextFunction) => (error?: Error) => {
  if (error !== undefined) next(error)
}

/** A folder whose files never change under their names. */
export function immutableFiles(folder: string): RequestHandler {
  return express.static(folder, { index: false, redirect: false, maxAge: yearMs, fallthrough: true })
}

/** A page's HTML, or `undefined` where it has not been built. */
export function readPage(folder: string, name: string): string | undefined {
  try {
    return readFileSync(join(folder, name), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function caching(path: string) {
  return path.startsWith('/assets/') ? { maxAge: yearMs, immutable: true } : { maxAge: 0, cacheControl: true }
}

function listFiles(folder: string): ReadonlySet<string> {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    return new Set(
      names
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/')),
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Set()
    throw error
  }
}
