import { webPlugin } from '@ygt/core'
import { imaging } from '../plugin.ts'

export default webPlugin(imaging, [])
