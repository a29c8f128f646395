import { useLabels } from '@ygt/core/web'
import { examinations } from '../examinations.ts'

const byName = new Map(examinations.map((one) => [one.name.zh, one.name]))

/** Shows the stored name of an examination in the reader's language, where the catalogue knows it. */
export function useExaminationName(): (display: string) => string {
  const { language } = useLabels()
  return (display) => byName.get(display)?.[language] ?? display
}
