import { defineResource, type ListDeclaration, type Resource, type RowOf } from '../resource/define-resource.ts'
import type { Fields, InputOf } from '../resource/field.ts'

/**
 * A read model of its owner, fed by events of any plugin and rebuildable from the log of events.
 * It is a resource that nobody writes to by hand: `feed` handlers in `servePlugin` do.
 */
export interface Projection<Row = any, Input = any> extends Resource<Row, Input, undefined> {
  readonly projection: true
}

/** Declares a projection: `<plugin>.<thing>`, its fields, who may read it and how it is listed. */
export function defineProjection<const F extends Fields>(
  id: string,
  projection: {
    readonly fields: F
    readonly access: { readonly read: string }
    readonly list?: ListDeclaration<NoInfer<keyof F & string> | 'createdAt'>
    readonly partition?: NoInfer<keyof F & string>
    readonly unique?: readonly (readonly NoInfer<(keyof F & string) | 'organization'>[])[]
    readonly indexes?: readonly (readonly NoInfer<(keyof F & string) | 'organization' | 'createdAt' | 'id'>[])[]
  },
): Projection<RowOf<F>, InputOf<F>> {
  const surfaces = projection.list ? (['rest', 'list'] as const) : []
  return { ...defineResource(id, { ...projection, surfaces, history: false }), projection: true }
}

export function isProjection(resource: Resource): resource is Projection {
  return 'projection' in resource
}
