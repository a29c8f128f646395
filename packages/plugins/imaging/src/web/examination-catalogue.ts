import { useNamesOf } from '@ygt/core/web'
import { examinations } from '../examinations.ts'

/** Shows the stored name of an examination in the reader's language, where the catalogue knows it. */
export function useExaminationName(): (display: string) => string {
  return useNamesOf(examinations)
}
