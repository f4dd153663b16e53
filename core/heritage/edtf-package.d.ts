declare module 'edtf' {
  /** Returns the parse tree; throws on what is not EDTF. */
  export function parse(text: string, options?: { level?: 0 | 1 | 2 }): unknown
}
