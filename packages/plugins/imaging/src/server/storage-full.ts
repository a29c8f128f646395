import { fail } from '@ygt/core'
import { StorageFull } from '../imaging-problems.ts'

/** The disk, or the share of it that is ours, is full. */
export function isStorageFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes((error as { code?: string }).code ?? '')
}

/** Refuses with 507 where writing failed for want of room. */
export async function whileThereIsRoom<T>(writing: Promise<T>): Promise<T> {
  return writing.catch((error: unknown) => (isStorageFull(error) ? fail(StorageFull) : Promise.reject(error as Error)))
}
