import { CountyCommand, Refusal } from '../../county-command.ts'
import { text } from '../../texts.ts'

export default class AuditVerify extends CountyCommand<typeof AuditVerify> {
  static override summary = text('audit.verify.summary')
  static override examples = ['<%= config.bin %> audit verify']

  async run() {
    const { verifyAudit } = await this.kernel()
    const verdict = await this.reading((database) => verifyAudit(database))
    if (verdict.brokenAt !== null)
      throw new Refusal(text('audit.verify.broken', { at: verdict.brokenAt, reason: verdict.reason ?? '' }), {
        ...verdict,
      })
    this.log(text('audit.verify.whole', { n: verdict.entries }))
    return { ok: true, ...verdict }
  }
}
