import type { Tree } from './tree.ts'

export interface Finding {
  /** from the root of the tree */
  readonly path: string
  readonly line?: number
  /** what is wrong and what to do */
  readonly message: string
  /** a warning is shown, and does not fail */
  readonly warning?: boolean
}

export interface Check {
  readonly name: string
  run(tree: Tree): Promise<readonly Finding[]>
}
