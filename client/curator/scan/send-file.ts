import { ApiError } from '../../../core/api/client.ts'
import type { Problem } from '../../../core/api/messages.ts'

export interface Sending {
  readonly type: string
  /** 0..1 of what was sent. */
  readonly onProgress?: (done: number) => void
}

/** Posts a file as it is; XMLHttpRequest, because fetch does not say how much was sent. Errors: ApiError. */
export function sendFile<Answer>(url: string, file: Blob, { type, onProgress }: Sending): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const refused = (problem: Problem | undefined) =>
      reject(new ApiError({ status: request.status, problem, retryAfterS: undefined }))
    request.open('POST', url)
    request.responseType = 'json'
    request.setRequestHeader('content-type', type)
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(loaded / total))
    request.addEventListener('error', () => refused(undefined))
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(request.response as Answer)
      else refused((request.response as Problem | null) ?? undefined)
    })
    request.send(file)
  })
}
