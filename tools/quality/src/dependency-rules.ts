import type { IForbiddenRuleType } from 'dependency-cruiser'

const core = '^packages/core/src/'
const rooms =
  'plugin|contract|endpoint|resource|lifecycle|projection|persistence|events|jobs|organization|access|audit|problem'
const server =
  '(^|/)node_modules/(fastify|@fastify|@mikro-orm|inversify|pg|better-sqlite3|kysely)/|^(fastify|@fastify/.*|@mikro-orm/.*|inversify|pg|better-sqlite3|kysely)$'
const node = '^(node:)'

/** Who may import whom, types included. The rules are those of docs/architecture.md, "Rules of the house". */
export const BOUNDARIES: readonly IForbiddenRuleType[] = [
  {
    name: 'no-plugin-to-plugin',
    comment: 'Two functions meet in a contract or in a slot, never in an import.',
    severity: 'error',
    from: { path: '^packages/plugins/([^/]+)/' },
    to: { path: '^packages/plugins/|(^|/)@ygt/plugin-', pathNot: '^packages/plugins/$1/|(^|/)@ygt/plugin-$1($|/)' },
  },
  {
    name: 'plugin-to-core-only',
    comment: 'A vendor depends on @ygt/core and nothing else of ours.',
    severity: 'error',
    from: { path: '^packages/plugins/[^/]+/src/' },
    to: { path: '^packages/(?!core/|plugins/)|(^|/)@ygt/(?!core($|/)|plugin-)' },
  },
  {
    name: 'core-stands-alone',
    comment: 'Arrows point to core, none away from it.',
    severity: 'error',
    from: { path: '^packages/core/' },
    to: { path: '^packages/(?!core/)|(^|/)@ygt/(?!core($|/))' },
  },
  {
    name: 'host-knows-no-plugin-and-no-cli',
    comment: 'The host takes plugins from county.yaml.',
    severity: 'error',
    from: { path: '^packages/reference-app/src/' },
    to: { path: '^packages/(plugins|cli)/|(^|/)@ygt/(plugin-|cli($|/))' },
  },
  {
    name: 'cli-knows-no-plugin',
    comment: 'The command line takes plugins from county.yaml and the registry.',
    severity: 'error',
    from: { path: '^packages/cli/src/' },
    to: { path: '^packages/plugins/|(^|/)@ygt/plugin-' },
  },
  {
    name: 'block-meets-block-in-its-contract',
    comment: "A block uses another block's contract.ts or index.ts.",
    severity: 'error',
    from: { path: `${core}blocks/([^/]+)/` },
    to: { path: `${core}blocks/[^/]+/`, pathNot: `${core}blocks/$1/|${core}blocks/[^/]+/(contract|index)\\.tsx?$` },
  },
  {
    name: 'rooms-do-not-know-blocks',
    comment: 'Blocks lean on the rooms of core, never the other way.',
    severity: 'error',
    from: { path: `${core}(${rooms})/` },
    to: { path: `${core}blocks/` },
  },
  {
    name: 'import-resolves',
    comment: 'An import that cannot be followed hides what lies behind it from these rules.',
    severity: 'error',
    from: { path: '^packages/[^/]+/src/|^packages/plugins/[^/]+/src/' },
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  },
]

/** What is reached when the code runs; types are gone by then. */
export const RUNTIME: readonly IForbiddenRuleType[] = [
  {
    name: 'browser-safe-entry',
    comment:
      "The entries . and ./web of core, a plugin's plugin.ts and its pages load in a browser: no node: module, no server library.",
    severity: 'error',
    from: {
      path: `${core}(index\\.ts$|web/)|^packages/plugins/[^/]+/src/(plugin\\.ts$|web/)|^packages/reference-app/src/web/`,
    },
    to: { reachable: true, path: `${node}|${server}` },
  },
  {
    name: 'page-imports-no-server',
    comment: 'A page talks to its server through the typed client.',
    severity: 'error',
    from: { path: '^packages/plugins/[^/]+/src/(plugin\\.ts$|web/)' },
    to: { reachable: true, path: '^packages/plugins/[^/]+/src/server\\.ts$' },
  },
  {
    name: 'no-circle',
    comment: 'Modules that import each other in a circle cannot be understood, or moved, one by one.',
    severity: 'warn',
    from: { path: '^packages/' },
    to: { circular: true },
  },
]
