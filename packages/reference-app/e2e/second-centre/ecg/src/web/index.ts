import { webPlugin } from '@ygt/core'
import { centreParts } from '@ygt/core/blocks/orders'
import { ecg } from '../plugin.ts'

// #region pages
export default webPlugin(ecg, centreParts({ plugin: 'ecg', load: () => import('./centre.tsx') }))
// #endregion pages
