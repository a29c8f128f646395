import type { CriticalFinding } from '../orders/contract.ts'

/** A finding of the catalogue that a text names and does not deny. */
export interface NamedFinding {
  readonly code: string
  /** The word that names it. */
  readonly term: string
  /** The clause in which it stands. */
  readonly clause: string
}

/** “Cannot be excluded” is a suspicion, not a denial. */
const suspicion = /(?:尚?不能?|未能?|无法|难以|不可|尚未)(?:完全)?(?:排除|除外)/g

/** Words that deny what follows in the clause. */
const denialBefore = /未见|未发现|未显示|未提示|未及|未明确|无|没有|排除|除外|不考虑|不支持|否认|不伴/

/** Words that deny what went before in the clause. */
const denialAfter = /^.{0,4}(?:可?(?:排除|除外)|不支持|不考虑|不成立|可能性小)/

/** Critical findings that a report names, each once. Denials count within their clause: 、 and 及 carry them on, commas end them. */
export function findCriticalFindings(text: string, catalogue: readonly CriticalFinding[]): NamedFinding[] {
  const clauses = text
    .normalize('NFKC')
    .split(/[,。;:!?\n]/)
    .map((clause) => clause.trim())
  return catalogue.flatMap(({ code, terms, above }) => {
    const found = clauses.flatMap((clause, n) => {
      const term = terms.find((word) => affirmed(clause, word))
      if (term === undefined) return []
      // a volume is often in the clause after the one that names the finding
      const volume = above && largest([clause, clauses[n + 1] ?? ''].join(' '), above.unit)
      return above && volume !== undefined && volume <= above.value ? [] : [{ code, term, clause }]
    })
    return found.slice(0, 1)
  })
}

function affirmed(clause: string, term: string): boolean {
  const plain = clause.replace(suspicion, '')
  const at = plain.indexOf(term)
  if (at < 0) return false
  return !denialBefore.test(plain.slice(0, at)) && !denialAfter.test(plain.slice(at + term.length))
}

const units: Readonly<Record<string, string>> = { ml: '(?:ml|mL|毫升)' }

/** The largest number with the unit, if there is one. */
function largest(text: string, unit: string): number | undefined {
  const pattern = new RegExp(`(\\d+(?:\\.\\d+)?)\\s*${units[unit] ?? unit}`, 'gi')
  const found = [...text.matchAll(pattern)].map(([, digits]) => Number(digits))
  return found.length > 0 ? Math.max(...found) : undefined
}
