/** A reader on duty as the rule of allocation sees them. */
export interface Candidate {
  readonly practitioner: string
  /** Skills they have; empty for all. */
  readonly skills: readonly string[]
  /** Percent of a full load. */
  readonly capacity: number
  /** Points that wait for them or that they have claimed. */
  readonly open: number
  /** When they were last given something; ISO, empty when never. */
  readonly lastAssignedAt: string
}

export interface Wanted {
  readonly skills: readonly string[]
  readonly points: number
}

/**
 * Who gets a task (统一任务分配): of those who can read it, whoever would be loaded least by it in relation to their
 * capacity; among equals whoever was given something longest ago. Nobody when no one on duty can read it.
 */
export function chooseReader(candidates: readonly Candidate[], wanted: Wanted): Candidate | undefined {
  return candidates
    .filter((c) => c.capacity > 0 && canRead(c, wanted.skills))
    .toSorted((a, b) => loadWith(a, wanted) - loadWith(b, wanted) || compare(a.lastAssignedAt, b.lastAssignedAt))
    .at(0)
}

function canRead({ skills }: Candidate, wanted: readonly string[]): boolean {
  return skills.length === 0 || wanted.every((skill) => skills.includes(skill))
}

function loadWith({ open, capacity }: Candidate, { points }: Wanted): number {
  return (open + points) / capacity
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * How far somebody's work of the day is from an equal share of it by capacity: 1 is a fair share, 2 twice as much. Null
 * while there is nothing to share.
 */
export function shareOf(
  points: number,
  capacity: number,
  all: readonly { points: number; capacity: number }[],
): number | null {
  const total = all.reduce((sum, r) => sum + r.points, 0)
  const capacities = all.reduce((sum, r) => sum + r.capacity, 0)
  if (total === 0 || capacities === 0 || capacity === 0) return null
  return points / ((total * capacity) / capacities)
}
