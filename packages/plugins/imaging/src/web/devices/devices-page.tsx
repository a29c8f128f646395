import { ResourceListPage } from '@ygt/core/web'
import type { ReactElement } from 'react'
import { device } from '../../device.ts'

/** Modalities and workstations that may connect. */
export default function DevicesPage(): ReactElement {
  return <ResourceListPage resource={device} />
}
