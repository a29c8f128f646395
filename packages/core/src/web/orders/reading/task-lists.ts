/** Lists of tasks that a reader chooses from; `for-me` are those kept for them, `mine` those that they are reading. */
export const taskLists = ['ready', 'for-me', 'mine', 'requested', 'completed', 'rejected'] as const

/** What a list asks for. */
export function taskQuery(list: string) {
  if (list === 'mine') return { mine: true, state: 'in-progress' as const }
  if (list === 'for-me') return { forMe: true, state: 'ready' as const }
  return { state: list as never }
}
