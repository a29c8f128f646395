export { simulatorPlugin } from './plugin.ts'
export { simulatorSettings } from './settings.ts'
export * from './simulator-problems.ts'
