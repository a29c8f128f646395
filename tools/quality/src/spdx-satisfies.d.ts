declare module 'spdx-satisfies' {
  /** Whether an SPDX expression can be met with these licences. Throws on what is not an SPDX expression. */
  export default function satisfies(expression: string, licences: readonly string[]): boolean
}
