import type { ImagingContext } from '../imaging-context.ts'
import { indexInstances, type Outcome } from './index-instances.ts'
import type { KeptInstance } from './keep-instance.ts'
import { untroubled } from './untroubled.ts'

/** Instances that go into the index together at most. */
const largestBatch = 200

interface Waiting {
  readonly instance: KeptInstance
  readonly settle: {
    readonly resolve: (outcome: Outcome['outcome']) => void
    readonly reject: (error: unknown) => void
  }
}

/** Puts kept instances into the index, one institution's together. */
export interface Ingest {
  /** Resolves when the instance is in the index and the transaction is on the disk. */
  index(organization: string, instance: KeptInstance): Promise<Outcome['outcome']>
}

/**
 * Group commit: while one transaction is being written, what arrives on other associations gathers and goes into the next one.
 * An instance that alone would wait for nobody is written at once.
 */
export function createIngest(ctx: ImagingContext, source: 'dimse'): Ingest {
  const queues = new Map<string, { waiting: Waiting[]; running: boolean }>()

  async function drain(organization: string): Promise<void> {
    const queue = queues.get(organization)
    if (!queue || queue.running) return
    queue.running = true
    try {
      while (queue.waiting.length > 0) await commit(organization, queue.waiting.splice(0, largestBatch))
    } finally {
      queue.running = false
      queues.delete(organization)
    }
  }

  /** What one instance does wrong is not the others' fault: a batch that fails is tried one by one. */
  async function commit(organization: string, batch: readonly Waiting[]): Promise<void> {
    try {
      const instances = batch.map(({ instance }) => instance)
      const { outcomes } = await untroubled(ctx, () => indexInstances(ctx, { instances, source, organization }))
      for (const [n, { settle }] of batch.entries()) settle.resolve(outcomes[n]?.outcome ?? 'conflict')
    } catch (error) {
      const [only] = batch
      if (batch.length === 1) return only?.settle.reject(error)
      for (const one of batch) await commit(organization, [one])
    }
  }

  return {
    index(organization, instance) {
      const queue = queues.get(organization) ?? { waiting: [], running: false }
      queues.set(organization, queue)
      return new Promise((resolve, reject) => {
        queue.waiting.push({ instance, settle: { resolve, reject } })
        void drain(organization)
      })
    },
  }
}
