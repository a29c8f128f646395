/** Password of every account of the demo county and of tests. Never of a real county: `ygt init` makes its own. */
export const demoPassword = 'Yunling-2026'
