import type { OrganizationTree } from '../organization/organization-tree.ts'
import type { Caller, LinkedRecord } from '../plugin/context.ts'
import type { Grant, Reach } from '../plugin/define-plugin.ts'

/** Organizations that a permission reaches: all of the county, or a list. */
export type Span = 'county' | readonly string[]

/** What a permission reaches, by qualifier; the qualifier `*` stands for any. */
export type Scope = ReadonlyMap<string, Span>

/** A caller with the means to scope queries. */
export interface ScopedCaller extends Caller {
  scope(permission: string): Scope
  /** Every permission held, with qualifier: for the session answer and the page kit. */
  permissions(): readonly string[]
}

export interface Post {
  readonly id: string
  readonly organization: string
  readonly department: string | null
  readonly role: string
}

export interface Person {
  readonly account: string
  readonly practitioner: string | null
  readonly name: string
}

interface Held {
  readonly permission: string
  readonly qualifier: string
  readonly reach: Reach
  /** Where the grant comes from: a plugin's proposal or the county's overlay. */
  readonly source: string
}

/** Why a permission is held or not, in facts that a page can put into words. */
export interface Explanation {
  readonly permission: string
  readonly role: string | null
  readonly granted: readonly { readonly source: string; readonly reach: Reach; readonly qualifier: string }[]
  /** Roles that would hold it. */
  readonly rolesThatHold: readonly string[]
}

const everyone = '*'
const nothing: Scope = new Map()
const everything: Scope = new Map([[everyone, 'county']])

/** Roles × institutions × permissions. Grants come from plugins, changes from `county.yaml`. */
export class AccessControl {
  readonly #byRole = new Map<string, Held[]>()
  readonly #tree: () => OrganizationTree

  constructor(grants: readonly (Grant & { readonly source: string })[], tree: () => OrganizationTree) {
    this.#tree = tree
    for (const grant of grants) {
      const held = this.#byRole.get(grant.role) ?? []
      for (const stated of grant.permissions) {
        const [permission, qualifier = everyone] = stated.split('@') as [string, string?]
        held.push({ permission, qualifier, reach: grant.reach, source: grant.source })
      }
      this.#byRole.set(grant.role, held)
    }
  }

  /** Roles that anybody grants something to. */
  roles(): readonly string[] {
    return [...this.#byRole.keys()].filter((role) => role !== everyone)
  }

  /** A signed-in person in one of their posts. */
  person(person: Person, post: Post | undefined): ScopedCaller {
    const held = [...(this.#byRole.get(everyone) ?? []), ...(post ? (this.#byRole.get(post.role) ?? []) : [])]
    const scopes = new Map<string, Scope>()
    const scope = (permission: string): Scope => {
      const known = scopes.get(permission)
      if (known) return known
      const found = this.#scopeOf(
        held.filter((h) => h.permission === permission),
        post,
      )
      scopes.set(permission, found)
      return found
    }
    return {
      kind: 'person',
      ...person,
      organization: post?.organization ?? null,
      department: post?.department ?? null,
      role: post?.role ?? null,
      scope,
      may: (permission, at = {}) => reaches(scope(permission), at),
      permissions: () => [
        ...new Set(held.map((h) => (h.qualifier === everyone ? h.permission : `${h.permission}@${h.qualifier}`))),
      ],
    }
  }

  explain(permission: string, role: string | null): Explanation {
    const mine = [...(this.#byRole.get(everyone) ?? []), ...(role ? (this.#byRole.get(role) ?? []) : [])]
    const granted = mine.filter((h) => h.permission === permission)
    const rolesThatHold = this.roles().filter((r) => this.#byRole.get(r)?.some((h) => h.permission === permission))
    return {
      permission,
      role,
      granted: granted.map(({ source, reach, qualifier }) => ({ source, reach, qualifier })),
      rolesThatHold,
    }
  }

  #scopeOf(held: readonly Held[], post: Post | undefined): Scope {
    if (held.length === 0) return nothing
    const scope = new Map<string, Span>()
    for (const { qualifier, reach } of held) {
      const before = scope.get(qualifier)
      if (before === 'county') continue
      const span =
        reach === 'county'
          ? 'county'
          : !post
            ? []
            : reach === 'own'
              ? [post.organization]
              : this.#tree().subtree(post.organization)
      scope.set(qualifier, span === 'county' || !before ? span : [...new Set([...before, ...span])])
    }
    return scope
  }
}

/** The county itself: sees and does everything; each use is given a reason and audited. */
export function systemCaller(account = 'system'): ScopedCaller {
  return {
    kind: 'system',
    account,
    practitioner: null,
    name: account,
    organization: null,
    department: null,
    role: null,
    scope: () => everything,
    may: () => true,
    permissions: () => [],
  }
}

/** Somebody who is not signed in: nothing but public endpoints. */
export const publicCaller: ScopedCaller = {
  kind: 'public',
  account: 'public',
  practitioner: null,
  name: 'public',
  organization: null,
  department: null,
  role: null,
  scope: () => nothing,
  may: () => false,
  permissions: () => [],
}

/** Whoever holds an opened link: no permission at all, and one record. */
export function linkCaller(link: LinkedRecord): ScopedCaller {
  return { ...publicCaller, kind: 'link', account: `link:${link.id}`, name: 'link', link }
}

/** Somebody whose looks are written down: a person, or whoever holds a link. */
export function looksAreKept({ kind }: Caller): boolean {
  return kind === 'person' || kind === 'link'
}

function reaches(
  scope: Scope,
  { organization, qualifier }: { readonly organization?: string; readonly qualifier?: string },
): boolean {
  const spans = qualifier === undefined ? [...scope.values()] : [scope.get(everyone), scope.get(qualifier)]
  return spans.some(
    (span) =>
      span === 'county' ||
      (span !== undefined && (organization === undefined ? span.length > 0 : span.includes(organization))),
  )
}
