import assert from 'node:assert/strict'
import { defineScenario, type Scenario } from '../../conformance/define-scenario.ts'
import { family } from '../../testing/people/cast.ts'
import type { ImagingDraft } from './driver.ts'

const { mother, grandfather, father } = family
const modalities = ['DR', 'CT', 'MR', 'US'] as const
const text = { findings: 'A nodule of 6 mm in the right upper lobe, unchanged.', impression: 'Follow up in a year.' }
const examination = (patient: string, modality: ImagingDraft['modality']): ImagingDraft => ({
  patient,
  modality,
  bodySite: 'chest',
  display: `Chest ${modality}`,
  purpose: 'Nodule seen in March: has it grown?',
})

/** Where images come from, what is made of them, and where the answer goes. */
export const acquisitionScenarios: readonly Scenario[] = [
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.image-transmission', 'imaging.image-viewing'],
    fulfils: ['imaging.multi-modality-acquisition'],
    title: 'Radiographs, CT, MR and ultrasound clips in colour find their requests and are seen frame by frame',
    async run({ driver, refused }) {
      for (const modality of modalities) {
        const request = await driver.requestExamination('townshipDoctor', examination(father.id, modality))
        await driver.imagesArriveFrom(request, modality)
        const task = (await driver.readingList('radiologist')).find((one) => one.request === request.id)
        assert.equal(task?.state, 'ready', `${modality}: the images did not find their request`)
        const seen = await driver.imagesSeen('radiologist', request.id)
        // digital radiography is DX in DICOM
        const wanted = modality === 'DR' ? 'DX' : modality
        assert.ok(
          seen.length > 0 && seen.every((one) => one.modality === wanted),
          `${modality}: ${JSON.stringify(seen)}`,
        )
        assert.ok(
          seen.every((one) => one.shown),
          `${modality}: an image cannot be drawn`,
        )
        assert.equal(
          seen.some((one) => one.frames > 1),
          modality === 'US',
          `${modality}: frames`,
        )
        await refused(driver.imagesSeen('operator', request.id), 403)
      }
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: [
      'imaging.image-viewing',
      'imaging.report-publishing',
      'imaging.report-viewing',
      'imaging.report-printing',
    ],
    fulfils: ['imaging.expert-diagnosis', 'imaging.report-return'],
    title:
      'An expert of the lead hospital answers the question with the images before them; the answer is back at the township',
    async run({ driver, refused }) {
      const draft = examination(grandfather.id, 'CT')
      const request = await driver.requestExamination('townshipDoctor', draft)
      await driver.imagesArriveFrom(request, 'CT')
      await refused(driver.claim('townshipDoctor', request.id), 403, 404)
      await driver.claim('seniorRadiologist', request.id)
      assert.deepEqual(await driver.questionOf('seniorRadiologist', request.id), {
        display: draft.display,
        purpose: draft.purpose,
      })
      assert.ok((await driver.imagesSeen('seniorRadiologist', request.id)).every(({ shown }) => shown))
      const { id } = await driver.writeReport('seniorRadiologist', request.id, text)
      await driver.sign('seniorRadiologist', id)
      assert.deepEqual(await driver.reportsOf('townshipDoctor', request.id), [], 'the township reads it unreviewed')
      await driver.reviewAndPublish('otherSeniorRadiologist', id)
      const work = (await driver.workOf('townshipDoctor')).filter((one) => one.patient === grandfather.id)
      assert.equal(work.length, 1, 'the result does not stand under the work of whoever asked')
      const read = await driver.read('townshipDoctor', id)
      assert.deepEqual([read.findings, read.impression, read.state], [text.findings, text.impression, 'published'])
      const { bytes } = await driver.printReport('townshipDoctor', id)
      assert.equal(Buffer.from(bytes.slice(0, 5)).toString('latin1'), '%PDF-')
      await refused(driver.read('otherTownshipDoctor', id), 404)
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.image-transmission'],
    fulfils: ['imaging.platform-basis'],
    title: 'Other systems find a study by the county’s numbers and get its images by DICOM’s own services',
    async run({ driver, refused }) {
      const request = await driver.requestExamination('townshipDoctor', examination(mother.id, 'CT'))
      await driver.imagesArriveFrom(request, 'CT')
      const answers = await driver.standardAnswers('radiologist', request)
      assert.equal(answers.studies.length, 1, 'the accession number does not find exactly one study')
      assert.equal(answers.patientId, mother.id, 'the images do not carry the index number of the resident')
      assert.ok(answers.described.length > 0)
      assert.deepEqual(answers.retrieved, answers.described, 'what is described is not what is given out')
      assert.deepEqual((await driver.standardAnswers('otherTownshipDoctor', request)).studies, [])
      await refused(driver.standardAnswers('operator', request), 403)
    },
  }),
]
