import ts from 'typescript'
import type { Check, Finding } from './check.ts'

const ALLOWED = 'tools/quality/chinese-text.json'
const CHINESE = /[\p{Script=Han}\u3001-\u3011\uff01-\uff5e]/u

/**
 * Labels live in locales/, under keys: no Chinese text in a string or in JSX of a package's sources. Allowed are a pair of
 * both languages, `{ zh: '…', en: '…' }`, and what chinese-text.json lists with a reason, a reason by the path of a file or
 * folder; `*` in a path stands for one folder.
 */
export const labels: Check = {
  name: 'labels',
  async run(tree) {
    const allowed: Record<string, string> = tree.files.includes(ALLOWED) ? JSON.parse(await tree.read(ALLOWED)) : {}
    const places = Object.keys(allowed).map((place) => ({ place, pattern: asPattern(place) }))
    const found: Finding[] = places
      .filter(({ pattern }) => !tree.files.some((path) => pattern.test(path)))
      .map(({ place }) => ({ path: ALLOWED, message: `${place} does not exist. Remove its entry.` }))
    for (const path of tree.files) {
      if (!/^packages\/.*\/src\/.*\.tsx?$/.test(path) || places.some(({ pattern }) => pattern.test(path))) continue
      found.push(...inlineText(path, await tree.read(path)))
    }
    return found
  },
}

function asPattern(place: string): RegExp {
  const escaped = place.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]+')
  return new RegExp(`^${escaped}($|/)`)
}

function inlineText(path: string, text: string): Finding[] {
  const file = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const found: Finding[] = []
  const visit = (node: ts.Node): void => {
    if (holdsText(node) && CHINESE.test(node.text) && !isPair(node)) {
      const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
      const message = `"${node.text.trim().slice(0, 20)}" is Chinese text. Move it into locales/, or allow its place in ${ALLOWED}.`
      found.push({ path, line, message })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function holdsText(node: ts.Node): node is ts.LiteralLikeNode {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddleOrTemplateTail(node) ||
    ts.isJsxText(node)
  )
}

/** Inside the value of `zh`, with `en` beside it. */
function isPair(node: ts.Node): boolean {
  for (let at = node; at.parent !== undefined; at = at.parent) {
    const { parent } = at
    if (!ts.isPropertyAssignment(parent) || parent.initializer !== at || !isNamed(parent, 'zh')) continue
    return parent.parent.properties.some((sibling) => isNamed(sibling, 'en'))
  }
  return false
}

function isNamed(property: ts.ObjectLiteralElementLike, name: string): boolean {
  return property.name !== undefined && 'text' in property.name && property.name.text === name
}
