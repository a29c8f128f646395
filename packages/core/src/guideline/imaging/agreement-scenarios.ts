import assert from 'node:assert/strict'
import { defineScenario, type Scenario } from '../../conformance/define-scenario.ts'
import { family } from '../../testing/people/cast.ts'
import type { ImagingDriver } from './driver.ts'

const { mother, grandfather } = family
const text = { findings: 'Lungs clear.', impression: 'Nothing abnormal.' }
const other = { findings: 'A nodule of 8 mm in the right upper lobe.', impression: 'Nodule, follow up.' }

async function written(driver: ImagingDriver, patient: string): Promise<string> {
  const draft = { patient, modality: 'CT', bodySite: 'chest', display: 'Chest CT', purpose: 'Cough' } as const
  const request = await driver.requestExamination('townshipDoctor', draft)
  await driver.imagesArrive(request)
  await driver.claim('radiologist', request.id)
  return (await driver.writeReport('radiologist', request.id, text)).id
}

/** Who answers for a report: electronic signatures, and two readings of one examination. */
export const agreementScenarios: readonly Scenario[] = [
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.report-publishing'],
    title: 'A report is signed electronically by author and reviewer, and a signature serves for what was signed only',
    async run({ driver, refused }) {
      const id = await written(driver, mother.id)
      await refused(driver.signElectronically('radiologist', id), 422)
      await driver.getCertificate('radiologist')
      await driver.getCertificate('seniorRadiologist')
      await refused(driver.signThenChange('radiologist', id, other), 409)
      assert.equal((await driver.signElectronically('radiologist', id)).state, 'signed')
      await driver.publishElectronically('seniorRadiologist', id)
      assert.deepEqual(
        (await driver.signaturesOf('townshipDoctor', id)).map(({ signer, valid }) => [signer, valid]),
        [
          ['linjing', true],
          ['xuguodong', true],
        ],
      )
      await refused(driver.signaturesOf('otherTownshipDoctor', id), 404)
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.image-quality-control', 'imaging.report-amendment'],
    title:
      'A second reader reads blind and grades; where both differ the author answers, an arbiter settles it, and the report is amended',
    async run({ driver, refused }) {
      const id = await written(driver, grandfather.id)
      await driver.sign('radiologist', id)
      const { request } = await driver.reviewAndPublish('seniorRadiologist', id)
      await refused(driver.sendToSecondReader('radiologist', id), 403)
      const { id: reading } = await driver.sendToSecondReader('departmentHead', id)
      await refused(driver.claimSecondReading('radiologist', reading), 409)
      await refused(driver.claimSecondReading('seniorRadiologist', reading), 409)
      await refused(driver.claimSecondReading('townshipDoctor', reading), 403)
      const claimed = await driver.claimSecondReading('otherSeniorRadiologist', reading)
      assert.equal(claimed.firstFindings, null)
      await refused(driver.read('otherSeniorRadiologist', id), 409)
      await refused(driver.printReport('otherSeniorRadiologist', id), 409)
      assert.deepEqual(await driver.reportsOf('otherSeniorRadiologist', request), [])
      await refused(driver.amend('otherSeniorRadiologist', id, { ...other, reason: 'Let me see' }), 409)
      const compared = await driver.giveSecondReading('otherSeniorRadiologist', reading, other)
      assert.equal(compared.firstFindings, text.findings)
      assert.equal((await driver.read('otherSeniorRadiologist', id)).findings, text.findings)
      await refused(driver.gradeSecondReading('otherSeniorRadiologist', reading, '3b', ''), 422)
      const disputed = await driver.gradeSecondReading('otherSeniorRadiologist', reading, '3b', 'A nodule was missed')
      assert.equal(disputed.state, 'disputed')
      const bell = await driver.bellOf('radiologist')
      assert.ok(
        bell.includes('orders.notice.reading-disputed'),
        'the author was not told that the second reading differs',
      )
      await refused(driver.settleReadings('departmentHead', reading, 'amend', 'The nodule is there'), 409)
      await driver.answerSecondReading('radiologist', reading, 'I agree, it is there')
      await refused(driver.settleReadings('radiologist', reading, 'amend', 'The nodule is there'), 403)
      const settled = await driver.settleReadings('departmentHead', reading, 'amend', 'The nodule is there')
      assert.equal(settled.state, 'settled')
      const amended = await driver.amend('radiologist', id, { ...other, reason: 'Second reading found a nodule' })
      await driver.sign('radiologist', amended.id)
      assert.equal((await driver.reviewAndPublish('seniorRadiologist', amended.id)).state, 'amended')
    },
  }),
]
