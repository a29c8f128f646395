import { CountyCommand, Refusal } from '../county-command.ts'
import { examine } from '../examine-county.ts'
import { text } from '../texts.ts'

export default class Doctor extends CountyCommand<typeof Doctor> {
  static override summary = text('doctor.summary')
  static override examples = ['<%= config.bin %> doctor', '<%= config.bin %> doctor --json']

  async run() {
    const folder = await this.county()
    const findings = await examine(folder)
    for (const { check, ok, detail } of findings)
      this.log(`  ${ok ? '✓' : '✗'} ${text(`doctor.check.${check}`)}${detail ? `: ${detail}` : ''}`)
    const failed = findings.filter((f) => !f.ok)
    if (failed.length > 0) throw new Refusal(text('doctor.failed', { n: failed.length }), { findings })
    this.log(text('doctor.sound'))
    return { ok: true, findings }
  }
}
