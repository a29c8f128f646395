import { execFileSync } from 'node:child_process'
import { basename } from 'node:path'
import type { Check, Finding } from './check.ts'
import type { Tree } from './tree.ts'

const DEBT = 'tools/quality/debt.json'
const MOST_LINES = 500
const VAGUE = /^(utils?|helpers?|misc|common|types|constants)$/

interface Debt {
  /** lines by path: files that were longer than allowed; the list, and each figure, only goes down */
  readonly longFiles: Record<string, number>
  /** path of an ADR by path of a file that may be long, because the ADR says why */
  readonly acceptedLongFiles: Record<string, string>
}

/** Names that say what is inside, and no file too long to be one room. */
export const files: Check = {
  name: 'files',
  async run(tree) {
    const sources = tree.files.filter((path) => /\.(ts|tsx|mjs|js|css)$/.test(path))
    const debt: Debt = tree.files.includes(DEBT)
      ? JSON.parse(await tree.read(DEBT))
      : { longFiles: {}, acceptedLongFiles: {} }
    return [...sources.filter(vague).map(rename), ...(await lengths(tree, sources, debt)), ...growth(tree, debt)]
  },
}

function vague(path: string): boolean {
  return VAGUE.test(basename(path).replace(/(\.(test|d))?\.\w+$/, ''))
}

function rename(path: string): Finding {
  return { path, message: 'The name does not say what is inside. Name it after the thing it defines.' }
}

async function lengths(tree: Tree, sources: readonly string[], debt: Debt): Promise<Finding[]> {
  const found: Finding[] = []
  const lines = new Map<string, number>()
  for (const path of sources) lines.set(path, (await tree.read(path)).split('\n').length - 1)
  for (const [path, count] of lines) {
    if (count <= MOST_LINES || path in debt.acceptedLongFiles) continue
    const limit = debt.longFiles[path]
    if (limit === undefined)
      found.push({ path, message: `${count} lines, more than ${MOST_LINES}: probably two rooms. Divide it.` })
    else if (count > limit)
      found.push({ path, message: `${count} lines, more than the ${limit} that ${DEBT} allows. Divide it.` })
  }
  for (const [path, limit] of Object.entries(debt.longFiles)) {
    const count = lines.get(path) ?? 0
    if (count <= MOST_LINES) found.push({ path: DEBT, message: `${path} is no longer too long. Remove its entry.` })
    else if (count < limit)
      found.push({ path: DEBT, message: `${path} has become shorter. Lower its entry to ${count}.` })
  }
  for (const [path, adr] of Object.entries(debt.acceptedLongFiles)) {
    if ((lines.get(path) ?? 0) <= MOST_LINES)
      found.push({ path: DEBT, message: `${path} is no longer too long. Remove its entry.` })
    if (!tree.files.includes(adr))
      found.push({ path: DEBT, message: `${path} names the ADR ${adr}, which does not exist.` })
  }
  return found
}

/** Compares with every version of the list that was ever committed. */
function growth(tree: Tree, { longFiles }: Debt): Finding[] {
  if (Object.keys(longFiles).length === 0) return []
  const earlier = committedVersions(tree)
  return Object.entries(longFiles)
    .filter(([path, lines]) => earlier.some((debt) => lines > (debt.longFiles[path] ?? 0)))
    .map(([path]) => ({
      path: DEBT,
      message: `The list may only shrink, but the entry of ${path} is new or higher. Divide the file, or accept it with an ADR.`,
    }))
}

function committedVersions({ root }: Tree): Debt[] {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    const commits = git('log', '--format=%H', '--diff-filter=AM', '--', DEBT).split('\n').filter(Boolean)
    return commits.map((commit) => JSON.parse(git('show', `${commit}:${DEBT}`)) as Debt)
  } catch {
    return [] // not a repository, or one without commits
  }
}
