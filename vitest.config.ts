import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Modules are shared by the files of a worker: a test builds and closes what it needs, and keeps nothing in a module.
    pool: 'threads',
    isolate: false,
    globalSetup: ['test/postgres-server.ts'],
    coverage: { provider: 'v8', include: ['packages/**/src/**/*.{ts,tsx}'] },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          testTimeout: 30_000,
          hookTimeout: 60_000,
          include: ['packages/**/test/**/*.test.{ts,tsx}', 'tools/**/test/**/*.test.ts', 'scripts/test/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          // a browser on a busy machine takes its time
          expect: { poll: { timeout: 15_000 } },
          include: ['packages/**/e2e/**/*.e2e.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
