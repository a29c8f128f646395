import type { Keepable } from './header-rules.ts'
import type { ReferredImage } from './referral-notes.ts'

/** What of images goes outside as FHIR R4 ImagingStudy: which studies and series come, by their UIDs; one resource per study. */
export function imagingStudies(images: readonly ReferredImage[], keep: ReadonlySet<Keepable>) {
  return [...Map.groupBy(images, (image) => image.studyInstanceUid)].map(([uid, of]) => {
    const bySeries = [...Map.groupBy(of, (image) => image.seriesInstanceUid)]
    const date = /^(\d{4})(\d\d)(\d\d)$/.exec(of[0]?.studyDate ?? '')
    return {
      resourceType: 'ImagingStudy',
      identifier: [{ system: 'urn:dicom:uid', value: `urn:oid:${uid}` }],
      status: 'available',
      ...(date && keep.has('dates') && { started: date.slice(1).join('-') }),
      numberOfSeries: bySeries.length,
      numberOfInstances: of.length,
      series: bySeries.map(([seriesUid, members]) => ({
        uid: seriesUid,
        modality: { system: 'http://dicom.nema.org/resources/ontology/DCM', code: members[0]?.modality ?? 'OT' },
        ...(members[0]?.bodyPartExamined && { bodySite: { display: members[0].bodyPartExamined } }),
        numberOfInstances: members.length,
      })),
    }
  })
}
