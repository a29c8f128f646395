import { z } from 'zod'
import { defineContract, operation } from '../../../contract/define-contract.ts'
import { Laterality } from '../order-codes.ts'

/** What is asked for, as far as it decides which results serve as well. */
export const wantedExamination = z.object({
  code: z.string().trim().min(1).max(64),
  bodySite: z.string().trim().max(100).nullish(),
  laterality: z.enum(Laterality.values).nullish(),
  detail: z.record(z.string(), z.unknown()).nullish(),
})

export type WantedExamination = z.output<typeof wantedExamination>

/** An entry of the catalogue of items that are recognised. */
export const recognisableItem = z.object({
  /** A part that examinations have (`CT:chest`), or the beginning of several (`CT`); the longest that fits counts. */
  item: z.string().min(1).max(80),
  zh: z.string().min(1).max(100),
  en: z.string().min(1).max(100),
  /** Mark as it is printed: the area within which it is recognised, and HR (全国HR, 鄂HR, 云岭县HR). */
  mark: z.string().min(1).max(20),
  /** How long a result serves, from when it was taken: whole days, `P30D`. */
  validFor: z.string().regex(/^P\d+D$/),
  /** What the examination costs in fen, to count what was saved; unknown without. */
  price: z.int().min(0).nullish(),
})

export type RecognisableItem = z.output<typeof recognisableItem>

export const recognitionCatalogue = z.object({ version: z.string().max(40), items: z.array(recognisableItem) })

export type RecognitionCatalogue = z.output<typeof recognitionCatalogue>

/** A category whose results can be recognised: what its examinations consist of, and which results are good enough. */
export const RecognisableResults = defineContract('recognisable-results', {
  version: 1,
  cardinality: 'many',
  operations: {
    /** The catalogue that holds where the county has none of its own. */
    describe: operation(z.object({}), z.object({ category: z.string(), catalogue: recognitionCatalogue })),
    /** Parts of each examination, in the order asked: one covers another when it has all of the other's parts. */
    partsOf: operation(
      z.object({ examinations: z.array(wantedExamination).max(100) }),
      z.array(z.object({ parts: z.array(z.string().max(80)) })),
    ),
    /** Of these requests, those whose data are good enough to be relied on, with their grade where they have one. */
    fit: operation(
      z.object({ requests: z.array(z.string()).max(100) }),
      z.array(z.object({ request: z.string(), grade: z.string().nullable() })),
    ),
  },
})

/** Whoever keeps the county's catalogue of recognised items (function 17); without one, settings and categories do. */
export const Recognition = defineContract('recognition', {
  version: 1,
  operations: {
    /** The catalogue of a category at an instant; `null` for a category that it does not keep. */
    catalogue: operation(z.object({ category: z.string(), at: z.iso.datetime() }), recognitionCatalogue.nullable()),
  },
})
