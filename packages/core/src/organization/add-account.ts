import { systemCaller } from '../access/access-control.ts'
import { hashPassword } from '../access/password.ts'
import { createContext } from '../kernel/context.ts'
import type { County } from '../kernel/county.ts'
import { account, organization, post, practitioner } from './organizations.ts'

export interface NewAccount {
  readonly account: string
  readonly name: string
  readonly role: string
  readonly password: string
  /** Institution of the post; the county itself when absent, which is made if there is none. */
  readonly organization?: string | undefined
}

/** Gives a person a sign-in with one post: how a new county gets its first administrator. The id of the institution. */
export async function addAccount({ runtime, people, config }: County, added: NewAccount): Promise<string> {
  const core = runtime.plugins.get('core')
  if (!core) throw new Error('The county has no core')
  const passwordHash = await hashPassword(added.password)
  const ctx = createContext(runtime, core, systemCaller())
  const at = await ctx.work(async () => {
    const { items } = await ctx.store(organization).list({ where: { kind: 'county-consortium' }, limit: 1 })
    const at = added.organization ?? items[0]?.id ?? 'county'
    if (!(await ctx.store(organization).find(at))) {
      const { name, nameEn } = config.county
      await ctx
        .store(organization)
        .create({ kind: 'county-consortium', name, nameEn: nameEn ?? null, parent: null }, { id: at, organization: at })
    }
    const person = await ctx.store(practitioner).create({ name: added.name }, { organization: at })
    await ctx
      .store(post)
      .create(
        { practitioner: person.id, role: added.role, since: ctx.now().slice(0, 10), rank: 0 },
        { organization: at },
      )
    await ctx
      .store(account)
      .create(
        { name: added.account, practitioner: person.id, passwordHash, failedAttempts: 0, disabled: false },
        { organization: at },
      )
    return at
  })
  await people.refresh()
  return at
}
