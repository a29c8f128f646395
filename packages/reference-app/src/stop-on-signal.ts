/** Ends cleanly on Ctrl-C and on a service manager's request; a second one ends at once. */
export function stopOnSignal(stop: () => Promise<void>, log: (line: string) => void): void {
  let stopping = false
  const end = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1)
    stopping = true
    log(`${signal}: stopping …`)
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log(String(error))
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}
