import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Check, Finding } from './check.ts'

interface Leftover {
  readonly pattern: RegExp
  readonly message: string
  /** where it is looked for; everywhere, unless said */
  readonly within?: RegExp
}

const CODE = /\.(ts|tsx|js|mjs|css|html|sh|sql|md)$|(^|\/)run$/
const MOST_BYTES = 400_000

// Written so that no pattern matches its own source.
const LEFTOVERS: readonly Leftover[] = [
  { pattern: /\b(TO[D]O|FIX[M]E)\b/, message: 'A marker was left behind. Do it, or write an issue.', within: CODE },
  {
    pattern: /\b(it|test|describe|suite|bench)(\.\w+)*\.(skip|only|todo|skipIf|runIf|fails)\b/,
    message: 'A test is skipped, focused or not written yet.',
    within: /\.(test|e2e|bench)\.tsx?$/,
  },
  {
    pattern:
      /registry\.npm(js|mirror)\.|^\s*(@[\w-]+:)?registry\s*=|"resolved":\s*"https?:|tarball:\s*https?:|^deb(-src)? /,
    message: "A package registry's address does not belong in the tree.",
  },
  {
    pattern: /(^|[^\w.:/@-])\/(work|farm|root|home\/\w+|Users\/\w+)\/|\b[A-Z]:\\Users\\/,
    message: 'A path of one machine does not belong in the tree.',
  },
]

/** What was meant to go before a commit, and did not. */
export const leftovers: Check = {
  name: 'leftovers',
  async run(tree) {
    const found: Finding[] = []
    for (const path of tree.files) {
      const { size } = await stat(join(tree.root, path))
      if (size > MOST_BYTES && path !== 'pnpm-lock.yaml') {
        found.push({ path, message: `${size} bytes. Generated things and caches do not belong in the tree.` })
        continue
      }
      const text = await tree.read(path)
      if (!text.includes('\0')) found.push(...scan(path, text))
    }
    return found
  },
}

function scan(path: string, text: string): Finding[] {
  const patterns = LEFTOVERS.filter(
    ({ within, pattern }) => (within?.test(path) ?? true) && new RegExp(pattern, 'm').test(text),
  )
  return patterns.flatMap(({ pattern, message }) =>
    text.split('\n').flatMap((content, index) => (pattern.test(content) ? [{ path, line: index + 1, message }] : [])),
  )
}
