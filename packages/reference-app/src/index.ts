export { type BuiltWeb, buildComposition, buildWeb } from './build-web.ts'
export { firstLoad, type FirstLoad } from './first-load.ts'
export { CountyRefused, serveCounty, type ServeOptions, type ServedCounty } from './serve-county.ts'
export { stopOnSignal } from './stop-on-signal.ts'
