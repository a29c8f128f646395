export interface TypeCost {
  readonly instantiations: number
  readonly types: number
  /** bytes */
  readonly memory: number
  /** of checking alone */
  readonly seconds: number
}

/** Reads what `tsc --extendedDiagnostics` prints. */
export function readDiagnostics(output: string): TypeCost {
  const figure = (label: string) => {
    const [, value] = new RegExp(`^${label}:\\s*([\\d.]+)`, 'm').exec(output) ?? []
    if (value === undefined) throw new Error(`tsc printed no "${label}":\n${output}`)
    return Number(value)
  }
  return {
    instantiations: figure('Instantiations'),
    types: figure('Types'),
    memory: figure('Memory used') * 1000,
    seconds: figure('Check time'),
  }
}

/** Names of the figures that are above their limit. */
export function overruns(cost: TypeCost, budget: TypeCost): string[] {
  return (Object.keys(budget) as (keyof TypeCost)[]).filter((name) => cost[name] > budget[name])
}
