import type { RecognitionCatalogue, WantedExamination } from '@ygt/core/blocks/orders'
import { examinations } from './examinations.ts'

/**
 * What is recognised where a county says nothing else, in the words of the county. Windows and prices differ from province to
 * province and are ours, to be replaced by the county's own list: there is no national one for imaging. Prices are in fen.
 */
export const usualRecognition: RecognitionCatalogue = {
  version: 'usual-1',
  items: [
    { item: 'DX', zh: 'X线摄影', en: 'Radiography', mark: '县域HR', validFor: 'P14D', price: 8000 },
    { item: 'DX:chest', zh: '胸部X线摄影', en: 'Chest radiography', mark: '县域HR', validFor: 'P7D', price: 8000 },
    { item: 'CT', zh: 'CT', en: 'CT', mark: '县域HR', validFor: 'P14D', price: 22000 },
    { item: 'CT:head', zh: '头颅CT', en: 'Head CT', mark: '县域HR', validFor: 'P7D', price: 20000 },
    { item: 'MR', zh: '磁共振', en: 'MR', mark: '县域HR', validFor: 'P30D', price: 45000 },
    { item: 'MG', zh: '乳腺摄影', en: 'Mammography', mark: '县域HR', validFor: 'P90D', price: 16000 },
    { item: 'US', zh: '超声', en: 'Ultrasound', mark: '县域HR', validFor: 'P7D', price: 12000 },
  ],
}

/** Views and phases of an examination that its name carries: two views have the one view, contrast has the plain phase. */
const phases: Readonly<Record<string, readonly string[]>> = {
  'DX-CHEST-PA': ['frontal'],
  'DX-CHEST-2V': ['frontal', 'lateral'],
  'CT-CHEST': ['plain'],
  'CT-CHEST-C': ['plain', 'contrast'],
  'CT-ABDOMEN': ['plain'],
  'CT-ABDOMEN-C': ['plain', 'contrast'],
}

/** CR and DR make the same pictures as DX by another name (PS3.3 C.7.3.1.1.1). */
const sameModality: Readonly<Record<string, string>> = { DR: 'DX', CR: 'DX' }
const siteIds = new Map(examinations.map(({ site }) => [site.zh, site.en.replaceAll(' ', '-')]))
const sites = new Map(examinations.map(({ code, site }) => [code, site.en.replaceAll(' ', '-')]))

/**
 * The parts of an examination: modality × part of the body, by side and by phase, `CT:chest:plain` or `DX:knee:left`. None where
 * modality or part of the body are not known: then nothing can be said of it.
 */
export function partsOf({ code, bodySite, laterality, detail }: WantedExamination): string[] {
  const stated = typeof detail?.modality === 'string' ? detail.modality : code.split('-')[0]
  const modality = sameModality[stated ?? ''] ?? stated
  const site = sites.get(code) ?? siteIds.get(bodySite ?? '') ?? bodySite
  if (!modality || !site) return []
  const sides =
    laterality === 'bilateral' ? ['left', 'right'] : laterality && laterality !== 'none' ? [laterality] : ['']
  const whole = phases[code] ?? ['']
  return sides.flatMap((side) =>
    whole.map((phase) => [modality, site, side, phase].filter((part) => part !== '').join(':')),
  )
}
