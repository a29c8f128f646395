/** A unit of the county: who is above it decides what `subtree` reaches. */
export interface OrganizationNode {
  readonly id: string
  readonly parent: string | null
  readonly kind: string
  readonly name: string
}

/** The county's institutions in memory; small, read at each access decision. */
export class OrganizationTree {
  readonly #nodes = new Map<string, OrganizationNode>()
  readonly #below = new Map<string, readonly string[]>()

  constructor(nodes: readonly OrganizationNode[]) {
    for (const node of nodes) this.#nodes.set(node.id, node)
  }

  get(id: string): OrganizationNode | undefined {
    return this.#nodes.get(id)
  }

  all(): readonly OrganizationNode[] {
    return [...this.#nodes.values()]
  }

  /** The unit itself and everything below it. */
  subtree(id: string): readonly string[] {
    const known = this.#below.get(id)
    if (known) return known
    const found = [id]
    for (const at of found)
      for (const node of this.#nodes.values()) if (node.parent === at && !found.includes(node.id)) found.push(node.id)
    this.#below.set(id, found)
    return found
  }

  /** From the unit up to the county. */
  ancestors(id: string): readonly OrganizationNode[] {
    const path: OrganizationNode[] = []
    for (
      let at = this.#nodes.get(id);
      at && !path.includes(at);
      at = at.parent ? this.#nodes.get(at.parent) : undefined
    )
      path.push(at)
    return path
  }
}
