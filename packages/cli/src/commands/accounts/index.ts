import { CountyCommand } from '../../county-command.ts'
import { text } from '../../texts.ts'

export default class AccountsList extends CountyCommand<typeof AccountsList> {
  static override summary = text('accounts.summary')
  static override examples = ['<%= config.bin %> accounts', '<%= config.bin %> accounts --json']

  async run() {
    const { demoPassword, everyStaffMember } = await import('@ygt/core/testing')
    const rows = await this.reading((database) =>
      database.query(`select a.name, coalesce(p.name, a.name) as person, o.name as institution, t.role from core_account a
        left join core_practitioner p on p.id = a.practitioner
        left join core_post t on t.practitioner = a.practitioner and t.rank = 0
        left join core_organization o on o.id = t.organization order by t.role, a.name limit 200`),
    )
    const demo = new Set(everyStaffMember.map((s) => s.account))
    const accounts = rows.map((r) => ({
      account: r.name as string,
      person: r.person as string,
      institution: r.institution as string | null,
      role: r.role as string | null,
      ...(demo.has(r.name as never) && { password: demoPassword }),
    }))
    for (const a of accounts)
      this.log(
        `  ${a.account.padEnd(14)} ${(a.role ?? '').padEnd(22)} ${a.password ?? '········'}  ${a.person}  ${a.institution ?? ''}`,
      )
    return { ok: true, accounts }
  }
}
