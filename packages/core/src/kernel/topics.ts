/** Topic of the queue for a job. */
export function jobTopic(job: string): string {
  return `job:${job}`
}
