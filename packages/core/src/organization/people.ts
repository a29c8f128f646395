import type { AccessControl } from '../access/access-control.ts'
import { type Post } from '../access/access-control.ts'
import type { Holder } from '../http/sessions.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Querying } from '../persistence/database.ts'
import { type OrganizationNode, OrganizationTree } from './organization-tree.ts'

/** Institutions, accounts and posts as access decisions need them; kept in memory and refreshed. */
export class People {
  #tree = new OrganizationTree([])
  #holders: { at: number; byAccount: Map<string, Holder> } | undefined
  readonly #parts: { readonly on: Querying; readonly clock: Clock; readonly access: () => AccessControl }

  constructor(parts: { readonly on: Querying; readonly clock: Clock; readonly access: () => AccessControl }) {
    this.#parts = parts
  }

  tree(): OrganizationTree {
    return this.#tree
  }

  /** Reads the institutions; called at start and after a change of them. */
  async refresh(): Promise<void> {
    const rows = await this.#parts.on.query('select id, parent, kind, name from core_organization')
    this.#tree = new OrganizationTree(rows as unknown as OrganizationNode[])
    this.#holders = undefined
  }

  async holder(account: string): Promise<Holder | undefined> {
    return (await this.#all()).get(account)
  }

  /** Practitioners with a post that holds the permission there; the permission may carry a qualifier. */
  async holders(stated: string, organization: string): Promise<{ practitioner: string }[]> {
    const [permission = '', qualifier] = stated.split('@')
    const at = { organization, ...(qualifier !== undefined && { qualifier }) }
    const access = this.#parts.access()
    const found = [...(await this.#all()).values()].filter(
      (h) => h.practitioner && h.posts.some((post) => access.person(h, post).may(permission, at)),
    )
    return found.map((h) => ({ practitioner: h.practitioner as string }))
  }

  /** Accounts that can sign in, with the posts of today. Another node's change is seen within five seconds. */
  async #all(): Promise<Map<string, Holder>> {
    const { on, clock } = this.#parts
    const now = clock.now()
    if (this.#holders && Math.abs(now.getTime() - this.#holders.at) < 5_000) return this.#holders.byAccount
    const today = now.toISOString().slice(0, 10)
    const accounts = await on.query(
      `select a.name as account, a.practitioner, coalesce(p.name, a.name) as name from core_account a
       left join core_practitioner p on p.id = a.practitioner where a.disabled = ?`,
      [false],
    )
    const posts = await on.query(
      `select id, practitioner, organization, department, role from core_post where since <= ? and (until is null or until >= ?) order by rank, id`,
      [today, today],
    )
    const byPractitioner = Map.groupBy(posts as unknown as (Post & { practitioner: string })[], (p) => p.practitioner)
    const byAccount = new Map(
      accounts.map((row) => {
        const mine = byPractitioner.get(row.practitioner as string) ?? []
        const posts = mine.map(({ id, organization, department, role }) => ({ id, organization, department, role }))
        return [
          row.account as string,
          {
            account: row.account as string,
            practitioner: (row.practitioner as string | null) ?? null,
            name: row.name as string,
            posts,
          },
        ]
      }),
    )
    this.#holders = { at: now.getTime(), byAccount }
    return byAccount
  }
}
