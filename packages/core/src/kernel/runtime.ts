import type { AccessControl } from '../access/access-control.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import type { OrganizationTree } from '../organization/organization-tree.ts'
import type { BlobStore } from '../persistence/blob-store.ts'
import type { Database } from '../persistence/database.ts'
import type { FieldCipher } from '../persistence/field-cipher.ts'
import type { RowMapping } from '../persistence/row-mapping.ts'
import type { Work } from '../persistence/unit-of-work.ts'
import type { ServedPlugin } from '../plugin/serve-plugin.ts'
import type { Resource } from '../resource/define-resource.ts'
import type { Clock } from './clock.ts'
import type { Labels } from './labels.ts'

/** A composed plugin at run time. */
export interface RunningPlugin {
  readonly id: string
  readonly served: ServedPlugin
  readonly settings: unknown
  /** Plugins that provide each contract it uses, by the name under `uses`. */
  readonly providers: Readonly<Record<string, readonly string[]>>
  /** `down`: it failed to start; its endpoints answer `core/plugin-down`. */
  status: 'up' | 'down'
  failure: string | null
  /** Its services, once the county serves; empty before. */
  services: readonly ServiceHealth[]
}

/** How a service of a plugin is: `off` when the settings leave it off. */
export interface ServiceHealth {
  readonly name: string
  readonly status: 'up' | 'down' | 'off'
  /** Where it runs, or why it does not. */
  readonly detail: string | null
}

/** The services of the kernel that rooms work with; wired once in `container.ts`. */
export interface Runtime {
  readonly database: Database
  readonly work: Work
  readonly cipher: FieldCipher
  readonly clock: Clock
  readonly newId: () => string
  readonly audit: AuditLog
  readonly blobs: BlobStore
  readonly access: AccessControl
  readonly organizations: () => OrganizationTree
  readonly mapping: (resource: Resource) => RowMapping
  readonly plugins: ReadonlyMap<string, RunningPlugin>
  readonly labels: Labels
  /** Parse what crosses contracts and answers on both sides: on in development and tests. */
  readonly strict: boolean
}
