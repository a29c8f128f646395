import type { CapabilityId } from './capability-ids.ts'
import data from './functions.json' with { type: 'json' }

/** A sentence or a name in both languages; `zh` is the guideline's own wording, `en` our translation. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}

/** One entry of a 具体功能 list. `id` is `<slug of the function>.<kebab>` and unique in the whole guideline. */
export interface Capability extends Bilingual {
  readonly id: CapabilityId
}

/** The id of a statement about a function: `<slug>.<kebab>`. */
export type RequirementId<F extends FunctionSlug = FunctionSlug> = `${F}.${string}`

/** One statement taken from the prose of the guideline; `id` is unique, but apart from the capability ids. */
export interface Requirement extends Bilingual {
  readonly id: string
}

export interface Section extends Bilingual {
  readonly id: SectionId
}

/** One of the 36 functions (功能). `no` is its number in the guideline, 1 to 36. */
export interface GuidelineFunction extends Bilingual {
  readonly no: number
  readonly slug: FunctionSlug
  readonly section: SectionId
  readonly capabilities: readonly Capability[]
  readonly requirements: readonly Requirement[]
}

/** What the guideline asks of the building as a whole (建设模式), not of one function. */
export interface Construction {
  readonly overview: readonly Requirement[]
  readonly parts: readonly (Requirement & { readonly requirements: readonly Requirement[] })[]
}

export type SectionId =
  | 'medical-services'
  | 'citizen-services'
  | 'medical-management'
  | 'public-health'
  | 'consortium-management'

/** The slug of a function: what stands before the dot in the ids of its capabilities. */
export type FunctionSlug = SlugOf<CapabilityId>

/** Title of the guideline that all of this is read from. */
export const guidelineTitle: string = data.source

export const sections = data.sections as readonly Section[]

/** The 36 functions in the order of the guideline. Source: 紧密型县域医共体信息化功能指引. */
export const functions = data.functions as readonly GuidelineFunction[]

/** The 415 capabilities of all functions, in the order of the guideline. */
export const capabilities: readonly Capability[] = functions.flatMap((each) => each.capabilities)

export const construction: Construction = data.construction

/** The function with this number (`1` to `36`, also as text) or slug; undefined when there is none. */
export function findFunction(noOrSlug: number | string): GuidelineFunction | undefined {
  return byKey.get(String(noOrSlug))
}

/**
 * The function that a capability belongs to.
 * @throws RangeError for an id that is not in the guideline (possible only past the type checker).
 */
export function functionOf(capabilityId: CapabilityId): GuidelineFunction {
  const owner = byCapability.get(capabilityId)
  if (!owner) throw new RangeError(`The guideline has no capability '${capabilityId}'`)
  return owner
}

/** True for the id of a capability: narrows what comes from a file or a form. */
export function isCapabilityId(id: string): id is CapabilityId {
  return byCapability.has(id)
}

type SlugOf<Id> = Id extends `${infer Slug}.${string}` ? Slug : never

const byKey = new Map(functions.flatMap((each) => [[String(each.no), each] as const, [each.slug, each] as const]))
const byCapability: ReadonlyMap<string, GuidelineFunction> = new Map(
  functions.flatMap((each) => each.capabilities.map(({ id }) => [id, each] as const)),
)
