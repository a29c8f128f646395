import { QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Answer, ProblemDocument } from '../endpoint/client.ts'
import { dataOf, failureKind, ProblemFailure } from './failure.ts'

/** One memory of answers per browser tab. A lost line is tried again; a refusal is not. */
export function createQueryMemory(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        gcTime: 600_000,
        refetchOnWindowFocus: true,
        retry: (count, error) => count < 2 && failureKind(error) === 'offline',
      },
    },
  })
}

export type Key = readonly unknown[]

export interface AnswerOptions {
  readonly enabled?: boolean
  /** Milliseconds between looks, for what no event announces. */
  readonly every?: number
}

/** Asks an endpoint and keeps the answer under a key: `useAnswer(['orders', 'request', id], () => orders.getRequest({ id }))`. */
export function useAnswer<T>(
  key: Key,
  ask: (signal: AbortSignal) => Promise<Answer<T>>,
  { enabled = true, every }: AnswerOptions = {},
) {
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => dataOf(ask(signal)),
    enabled,
    ...(every !== undefined && { refetchInterval: every }),
  })
}

export interface Paged<Row> {
  readonly items: readonly Row[]
  readonly next: string | null
  readonly total?: number
}

/** A list that is loaded page by page, by cursor. */
export function usePages<Row>(
  key: Key,
  ask: (cursor: string | undefined, signal: AbortSignal) => Promise<Answer<Paged<Row>>>,
  { enabled = true, every }: AnswerOptions = {},
) {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => dataOf(ask(pageParam, signal)),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled,
    ...(every !== undefined && { refetchInterval: every }),
  })
}

export type Pages<Row> = ReturnType<typeof usePages<Row>>

export interface CommandOptions<I, T> {
  readonly done?: (data: T, input: I) => void
  /** Keys of answers that are asked again afterwards. */
  readonly refresh?: readonly Key[]
}

export interface RunningCommand<I, T> {
  run(input: I): Promise<T | undefined>
  readonly busy: boolean
  /** What the last one that succeeded was answered with. */
  readonly data: T | undefined
  readonly problem: ProblemDocument | undefined
  /** The line was lost; nothing is known of what happened. */
  readonly offline: boolean
  clear(): void
}

/** Gives a command to the server; a refusal is kept in `problem` until the next try. */
export function useCommand<I, T>(
  give: (input: I) => Promise<Answer<T>>,
  { done, refresh = [] }: CommandOptions<I, T> = {},
): RunningCommand<I, T> {
  const memory = useQueryClient()
  const { mutateAsync, isPending, error, data, reset } = useMutation({
    mutationFn: (input: I) => dataOf(give(input)),
    onSuccess: (data, input) => {
      for (const queryKey of refresh) void memory.invalidateQueries({ queryKey })
      done?.(data, input)
    },
  })
  return {
    run: (input) => mutateAsync(input).catch(() => undefined),
    busy: isPending,
    data,
    problem: error instanceof ProblemFailure ? error.problem : undefined,
    offline: error !== null && !(error instanceof ProblemFailure),
    clear: reset,
  }
}
