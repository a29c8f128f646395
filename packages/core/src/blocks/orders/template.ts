import { z } from 'zod'
import { defineResource, type Row } from '../../resource/define-resource.ts'
import { field } from '../../resource/fields/index.ts'
import { templateField } from './template-field.ts'

/** Text or sentence pattern of each section. */
export const sectionTexts = z.record(z.string().max(60), z.string().max(20_000))
export const templateFields = z.array(templateField).max(60)

/**
 * A template for reports of a category (报告模板), in its present version. With fields its content is the sentence pattern of
 * each section; without, plain text. `modality` and `bodySite` are skills of the category's own naming that an order has to
 * have; empty fits every order.
 */
export const template = defineResource('orders.template', {
  fields: {
    category: field.identifier({ max: 40 }),
    name: field.text({ max: 100 }),
    modality: field.text({ max: 20, optional: true }),
    bodySite: field.text({ max: 100, optional: true }),
    content: field.json(sectionTexts),
    fields: field.json(templateFields),
    /** Text of a finding without anything found: one key writes it. */
    normal: field.boolean(),
    revision: field.integer({ min: 1, max: 9999 }),
    /** 停用: kept for the reports that were written with it, offered no more. */
    retired: field.boolean(),
  },
  access: { read: 'orders:template:read', create: 'orders:template:manage', update: 'orders:template:manage' },
  partition: 'category',
  indexes: [['category', 'retired', 'name', 'id']],
  surfaces: [],
})

export type Template = Row<typeof template>

/** A version of a template as it was kept; never changed, so that values can be read by the fields that asked for them. */
export const templateVersion = defineResource('orders.template-version', {
  fields: {
    category: field.identifier({ max: 40 }),
    template: field.reference({ to: 'orders.template' }),
    revision: field.integer({ min: 1, max: 9999 }),
    name: field.text({ max: 100 }),
    content: field.json(sectionTexts),
    fields: field.json(templateFields),
    keptByName: field.text({ max: 100 }),
  },
  access: { read: 'orders:template:read', create: 'orders:template:manage' },
  partition: 'category',
  unique: [['template', 'revision']],
  surfaces: [],
})

export type TemplateVersion = Row<typeof templateVersion>
