import { Args } from '@oclif/core'
import { CountyCommand, Refusal } from '../county-command.ts'
import { text } from '../texts.ts'

export default class Explain extends CountyCommand<typeof Explain> {
  static override summary = text('explain.summary')
  static override examples = [
    '<%= config.bin %> explain imaging',
    '<%= config.bin %> explain imaging.study',
    '<%= config.bin %> explain orders:report:publish@imaging',
  ]
  static override args = { name: Args.string({ required: true, description: text('explain.name') }) }

  async run() {
    const { args } = await this.parse(Explain)
    const { composition } = await this.county()
    const { explain } = await this.kernel()
    const found = explain(composition, args.name)
    if (!found)
      throw new Refusal(
        text('explain.unknown', {
          name: args.name,
          known: composition.plugins.map((p) => p.declaration.id).join(', '),
        }),
        { name: args.name },
      )
    this.log(`${found.kind} ${found.name}  ${found.declaredAt}`)
    for (const part of found.parts) this.log([`\n${part.title}`, ...part.lines.map((line) => `  ${line}`)].join('\n'))
    return { ok: true, ...found }
  }
}
