export { type BuiltWeb, buildComposition, buildWeb } from './build-web.ts'
export { type FirstLoad, firstLoad } from './first-load.ts'
export { CountyRefused, type ServedCounty, type ServeOptions, serveCounty } from './serve-county.ts'
export { stopOnSignal } from './stop-on-signal.ts'
