import type { OrderCard } from '@ygt/core/blocks/orders'

/**
 * What reading an examination asks of somebody: its modality and its body site as skills, its points by modality. The
 * points are a county's own (setting `workload`); an unknown modality counts like a CT.
 */
export function assessExamination(
  { detail, bodySite }: Pick<OrderCard, 'detail' | 'bodySite'>,
  workload: Readonly<Record<string, number>>,
): { skills: string[]; points: number } {
  const modality = typeof detail?.modality === 'string' ? detail.modality : undefined
  const skills = [modality, bodySite].filter((s): s is string => typeof s === 'string' && s !== '')
  return { skills, points: workload[modality ?? ''] ?? workload.CT ?? 3 }
}
