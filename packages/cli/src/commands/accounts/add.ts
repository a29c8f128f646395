import { randomBytes } from 'node:crypto'
import { Args, Flags } from '@oclif/core'
import { CountyCommand, Refusal } from '../../county-command.ts'
import { text } from '../../texts.ts'

export default class AccountsAdd extends CountyCommand<typeof AccountsAdd> {
  static override summary = text('accounts.add.summary')
  static override examples = ['<%= config.bin %> accounts add zhengkai --name 郑凯 --role administrator']
  static override args = { account: Args.string({ required: true, description: text('accounts.add.account') }) }
  static override flags = {
    name: Flags.string({ required: true, description: text('accounts.add.name') }),
    role: Flags.string({ default: 'administrator', description: text('accounts.add.role') }),
    organization: Flags.string({ description: text('accounts.add.organization') }),
  }

  async run() {
    const { args } = await this.parse(AccountsAdd)
    const folder = await this.county()
    const { addAccount, openCounty } = await this.kernel()
    const county = await openCounty(folder)
    const password = randomBytes(12).toString('base64url')
    const { name, role, organization } = this.values
    try {
      if (!county.runtime.access.roles().includes(role))
        throw new Refusal(text('accounts.add.unknown-role', { role, known: county.runtime.access.roles().join(', ') }))
      const at = await addAccount(county, { account: args.account, name, role, password, organization })
      this.log(text('accounts.add.done', { account: args.account, password }))
      return { ok: true, account: args.account, organization: at, role, password }
    } finally {
      await county.stop()
    }
  }
}
