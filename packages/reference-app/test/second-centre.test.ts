import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const repository = join(import.meta.dirname, '../../..')
const read = (path: string): string => readFileSync(join(repository, path), 'utf8')

it('docs/blocks/orders.md shows the second centre as it is tested', () => {
  const centre = read('packages/reference-app/e2e/second-centre/ecg/src/web/centre.tsx')
  expect(read('docs/blocks/orders.md')).toContain(`\`\`\`tsx\n${centre}\`\`\`\n`)
})
