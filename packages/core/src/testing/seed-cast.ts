import { systemCaller } from '../access/access-control.ts'
import { hashPassword } from '../access/password.ts'
import { createContext } from '../kernel/context.ts'
import type { County } from '../kernel/county.ts'
import { account, department, organization, post, practitioner } from '../organization/organizations.ts'
import { demoPassword, everyStaffMember } from './people/cast.ts'
import { organizations } from './people/county.ts'
import { departments } from './people/departments.ts'

let hashed: Promise<string> | undefined

/** Puts the institutions and the staff of the demo county into an empty database. */
export async function seedCast({ runtime, people }: Pick<County, 'runtime' | 'people'>): Promise<void> {
  const core = runtime.plugins.get('core')
  if (!core) throw new Error('The county has no core')
  const passwordHash = await (hashed ??= hashPassword(demoPassword))
  const ctx = createContext(runtime, core, systemCaller())
  await ctx.work(async () => {
    const units = ctx.store(organization)
    for (const { id, kind, zh, en, parent } of organizations)
      await units.create({ kind, name: zh, nameEn: en, parent }, { id, organization: id })
    for (const d of departments)
      await ctx.store(department).create({ name: d.zh, nameEn: d.en }, { id: d.id, organization: d.organization })
    for (const person of everyStaffMember) {
      const [first] = person.posts
      const home = first?.organization ?? organizations[0]?.id ?? ''
      await ctx
        .store(practitioner)
        .create({ name: person.zh, nameEn: person.en, title: null }, { id: person.id, organization: home })
      for (const [rank, held] of person.posts.entries()) {
        await ctx
          .store(post)
          .create(
            { practitioner: person.id, department: held.department, role: held.role, since: held.since, rank },
            { id: held.id, organization: held.organization },
          )
      }
      await ctx
        .store(account)
        .create(
          { name: person.account, practitioner: person.id, passwordHash, failedAttempts: 0, disabled: false },
          { organization: home },
        )
    }
  })
  await people.refresh()
}
