import assert from 'node:assert/strict'
import { defineScenario, type Scenario } from '../../conformance/define-scenario.ts'
import { family } from '../../testing/people/cast.ts'
import type { ImagingDraft, ImagingDriver } from './driver.ts'

const { mother, grandfather, father } = family
const chest = (patient: string): ImagingDraft => ({
  patient,
  modality: 'CT',
  bodySite: 'chest',
  display: 'Chest CT',
  purpose: 'Nodule, follow-up',
})

async function claimed(driver: ImagingDriver, patient: string): Promise<string> {
  const request = await driver.requestExamination('townshipDoctor', chest(patient))
  await driver.imagesArrive(request)
  await driver.claim('radiologist', request.id)
  return request.id
}

/** Reports to their full depth: fields, the check before signing, and what becomes of a wrong one. */
export const reportScenarios: readonly Scenario[] = [
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.report-templates'],
    title: 'Fields of a template write the text, and their values are kept with the version that asked',
    async run({ driver, refused }) {
      await refused(driver.keepStructuredTemplate('radiologist', 'Nodule', 100), 403)
      const structure = await driver.keepStructuredTemplate('seniorRadiologist', 'Nodule', 100)
      const request = await claimed(driver, mother.id)
      const nothing = await driver.fillIn('radiologist', request, structure, null)
      assert.doesNotMatch(nothing.findings, /mm/)
      const impossible = await driver.fillIn('radiologist', request, structure, 400)
      await refused(driver.sign('radiologist', impossible.id), 422)
      const found = await driver.fillIn('radiologist', request, structure, 8)
      assert.match(found.findings, /8 mm/)
      await driver.sign('radiologist', found.id)
      await driver.reviewAndPublish('seniorRadiologist', found.id)
      assert.deepEqual(await driver.filledIn('townshipDoctor', found.id), { revision: structure.revision, size: 8 })
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.report-publishing'],
    title: 'A report that contradicts the request is signed only when its author says why it is right',
    async run({ driver, refused }) {
      const request = await claimed(driver, grandfather.id)
      const text = { findings: '子宫增大。', impression: '请结合临床。' }
      const draft = await driver.writeReport('radiologist', request, text)
      await refused(driver.sign('radiologist', draft.id), 422)
      await refused(driver.signAnyway('radiologist', draft.id, ''), 400)
      const signed = await driver.signAnyway('radiologist', draft.id, 'Confirmed with the patient')
      assert.equal(signed.state, 'signed')
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.report-amendment'],
    title: 'Whoever read a retracted report is told, and a corrected version follows it',
    async run({ driver, refused }) {
      const request = await claimed(driver, father.id)
      const text = { findings: 'Lungs clear.', impression: 'Nothing abnormal.' }
      const { id } = await driver.writeReport('radiologist', request, text)
      await driver.sign('radiologist', id)
      await driver.reviewAndPublish('seniorRadiologist', id)
      await driver.read('otherSeniorRadiologist', id)
      const before = await driver.bellOf('otherSeniorRadiologist')
      await refused(driver.retract('radiologist', id, 'Of another patient'), 403)
      const gone = await driver.retract('seniorRadiologist', id, 'Of another patient')
      assert.equal(gone.state, 'retracted')
      const after = await driver.bellOf('otherSeniorRadiologist')
      assert.equal(after.length, before.length + 1, 'whoever read the report was not told that it is retracted')
      const corrected = await driver.amend('radiologist', id, { ...text, reason: 'Images of another patient' })
      assert.equal(corrected.state, 'draft')
      await driver.sign('radiologist', corrected.id)
      await driver.reviewAndPublish('seniorRadiologist', corrected.id)
      assert.equal((await driver.read('townshipDoctor', corrected.id)).impression, text.impression)
    },
  }),
]
