import { z } from 'zod'
import { defineEndpoint } from '../../endpoint/define-endpoint.ts'
import { NotFound, VersionConflict } from '../../problem/core-problems.ts'
import { BadTemplate, NotYourPhrase, RetiredTemplate } from './order-problems.ts'
import { sectionTexts, templateFields } from './template.ts'

const id = z.object({ id: z.string().max(64) })
const read = { permission: 'orders:template:read' } as const
const manage = { permission: 'orders:template:manage' } as const
const write = { permission: 'orders:report:write' } as const

/** What is kept of a template; content alone is a text to begin with, as templates were before they had fields. */
export const templateDraft = z.object({
  name: z.string().trim().min(1).max(100),
  modality: z.string().trim().max(20).nullish(),
  bodySite: z.string().trim().max(100).nullish(),
  content: sectionTexts,
  fields: templateFields.default([]),
  normal: z.boolean().default(false),
})

export const templateView = z.object({
  id: z.string(),
  version: z.int(),
  category: z.string(),
  name: z.string(),
  modality: z.string().nullable(),
  bodySite: z.string().nullable(),
  content: sectionTexts,
  fields: templateFields,
  normal: z.boolean(),
  revision: z.int(),
  retired: z.boolean(),
  updatedAt: z.string(),
})

const versionView = z.object({
  revision: z.int(),
  name: z.string(),
  content: sectionTexts,
  fields: templateFields,
  keptByName: z.string(),
  createdAt: z.string(),
})

const phraseView = z.object({
  id: z.string(),
  section: z.string().nullable(),
  phrase: z.string(),
  initials: z.string(),
  shared: z.boolean(),
})

/** How often a field got which value; `values` is empty for numbers and texts, the rest for what is no number. */
export const answerCount = z.object({
  key: z.string(),
  label: z.string(),
  answered: z.int(),
  values: z.array(z.object({ value: z.string(), label: z.string(), count: z.int() })),
  least: z.number().nullable(),
  largest: z.number().nullable(),
  mean: z.number().nullable(),
})

/** Templates with their versions, and phrases, over HTTP. */
export const templateApi = {
  listTemplates: defineEndpoint('GET /templates', {
    access: read,
    input: z.object({
      category: z.string().max(40),
      retired: z.boolean().optional(),
      cursor: z.string().max(500).optional(),
      limit: z.int().min(1).max(200).optional(),
    }),
    output: z.object({ items: z.array(templateView), next: z.string().nullable() }),
  }),
  getTemplate: defineEndpoint('GET /templates/:id', {
    access: read,
    input: id,
    output: templateView.extend({ versions: z.array(versionView) }),
    problems: [NotFound],
  }),
  keepTemplate: defineEndpoint('POST /templates', {
    access: manage,
    input: templateDraft.extend({ category: z.string().min(1).max(40) }),
    output: templateView,
    problems: [BadTemplate],
  }),
  /** Brings templates from a file: texts alone, or with fields; all of them or none. */
  importTemplates: defineEndpoint('POST /templates/import', {
    access: manage,
    input: z.object({ category: z.string().min(1).max(40), templates: z.array(templateDraft).min(1).max(200) }),
    output: z.object({ items: z.array(templateView) }),
    problems: [BadTemplate],
  }),
  reviseTemplate: defineEndpoint('PUT /templates/:id', {
    access: manage,
    input: templateDraft.extend(id.shape),
    output: templateView,
    problems: [NotFound, BadTemplate, RetiredTemplate, VersionConflict],
  }),
  retireTemplate: defineEndpoint('POST /templates/:id/retire', {
    access: manage,
    input: id,
    output: templateView,
    problems: [NotFound],
  }),
  restoreTemplate: defineEndpoint('POST /templates/:id/restore', {
    access: manage,
    input: id,
    output: templateView,
    problems: [NotFound],
  }),
  /** How often which value, in reports in force that were published in the span. */
  countAnswers: defineEndpoint('GET /templates/:id/answers', {
    access: read,
    input: id.extend({ from: z.iso.datetime(), to: z.iso.datetime() }),
    output: z.object({ reports: z.int(), fields: z.array(answerCount) }),
    problems: [NotFound],
  }),
  listPhrases: defineEndpoint('GET /phrases', {
    access: write,
    input: z.object({ category: z.string().max(40) }),
    output: z.object({ items: z.array(phraseView) }),
  }),
  keepPhrase: defineEndpoint('POST /phrases', {
    access: write,
    input: z.object({
      category: z.string().min(1).max(40),
      section: z.string().max(60).nullish(),
      phrase: z.string().trim().min(1).max(2000),
      shared: z.boolean().default(false),
    }),
    output: phraseView,
    problems: [NotYourPhrase],
  }),
  removePhrase: defineEndpoint('DELETE /phrases/:id', {
    access: write,
    input: id,
    output: z.object({ removed: z.boolean() }),
    problems: [NotFound, NotYourPhrase],
  }),
}
