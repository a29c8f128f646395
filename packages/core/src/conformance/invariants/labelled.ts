import { objectsIn, type StepFacts } from './step-facts.ts'

/** `imaging.work.read`: what pages look up as a label. */
const labelKey = /^[a-z][a-z0-9-]*(\.[a-zA-Z0-9-]+)+$/

/** Whatever an answer carries as `kind` of work, notifications and entries of the record is a label key. */
export function labelled({ calls, labels }: StepFacts): string[] {
  const keys = new Set<string>()
  for (const { body, status } of calls) {
    if (status >= 300) continue
    for (const { kind } of objectsIn(body)) if (typeof kind === 'string' && labelKey.test(kind)) keys.add(kind)
  }
  return [...keys].flatMap((key) =>
    (['zh', 'en'] as const)
      .filter((language) => labels[language][key] === undefined)
      .map(
        (language) =>
          `${key} has no words in ${language}; add it to locales/${language}.json of the plugin ${key.split('.')[0]}`,
      ),
  )
}
