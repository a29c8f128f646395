// Brings the code blocks of the documentation up to date with the files they come from: node tools/quality/update-docs.ts
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { documents, sourceOf } from './src/documentation.ts'
import { withBlocks } from './src/markdown.ts'
import { openTree } from './src/tree.ts'

const tree = openTree(join(import.meta.dirname, '../..'))
for (const path of documents(tree)) {
  const text = await tree.read(path)
  const updated = await withBlocks(text, (source) => sourceOf(tree, source))
  if (updated === text) continue
  await writeFile(join(tree.root, path), updated)
  console.log(`updated ${path}`)
}
