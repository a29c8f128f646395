import assert from 'node:assert/strict'
import { defineScenario, type Scenario } from '../../conformance/define-scenario.ts'
import { family } from '../../testing/people/cast.ts'
import type { ImagingDraft, ImagingDriver, ImagingReport } from './driver.ts'

const { mother, father, grandfather } = family
const impression = 'A shadow in the left lower lobe, nature uncertain.'
const text = { findings: 'A shadow of 12 mm in the left lower lobe.', impression }
const opinion = 'Round atelectasis; follow up with CT in three months.'

const chest = (patient: string): ImagingDraft => ({
  patient,
  modality: 'DR',
  bodySite: 'chest',
  display: 'Chest X-ray',
  purpose: 'Cough for two weeks',
})

/** A township reads by itself, and its reader has written a first impression. */
async function readHere(driver: ImagingDriver, patient: string) {
  const request = await driver.requestReadHere('townshipDoctor', chest(patient))
  await driver.imagesArrive(request)
  await driver.claim('townshipRadiologist', request.id)
  const draft = await driver.writeReport('townshipRadiologist', request.id, text)
  return { request, draft }
}

async function published(driver: ImagingDriver, patient: string): Promise<ImagingReport> {
  const request = await driver.requestExamination('townshipDoctor', chest(patient))
  await driver.imagesArrive(request)
  await driver.claim('radiologist', request.id)
  const draft = await driver.writeReport('radiologist', request.id, text)
  await driver.sign('radiologist', draft.id)
  return driver.reviewAndPublish('seniorRadiologist', draft.id)
}

/** Difficult cases go up, and results are shared: the two statements of the prose that no list of capabilities names. */
export const referralScenarios: readonly Scenario[] = [
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.image-transmission', 'imaging.request-management'],
    fulfils: ['imaging.difficult-case-escalation'],
    title:
      'What a township cannot decide goes up to the lead hospital, and the expert’s opinion comes back to its reader',
    async run({ driver, refused }) {
      const { request, draft } = await readHere(driver, mother.id)
      await refused(driver.sendUp('townshipDoctor', request.id, 'Is it a tumour?'), 403)
      await refused(driver.sendUp('townshipRadiologist', request.id, ''), 400)
      const sent = await driver.sendUp('townshipRadiologist', request.id, 'Is it a tumour?')
      assert.equal(sent.state, 'sent')
      await refused(driver.sendUp('townshipRadiologist', request.id, 'Is it a tumour, once more?'), 409)
      await refused(driver.sign('townshipRadiologist', draft.id), 409)
      await refused(driver.readCase('otherTownshipDoctor', sent.id), 403, 404)
      await refused(driver.answerCase('townshipRadiologist', sent.id, opinion), 403, 409)

      assert.ok(
        (await driver.bellOf('seniorRadiologist')).some((kind) => kind.includes('case')),
        'no expert was told',
      )
      assert.ok((await driver.casesOf('seniorRadiologist')).includes(sent.id))
      const seen = await driver.readCase('seniorRadiologist', sent.id)
      assert.equal(seen.question, 'Is it a tumour?')
      assert.equal(seen.purpose, chest('').purpose, 'the expert does not see what was asked for')
      assert.match(seen.impression, /nature uncertain/, 'the expert does not see the first impression')
      assert.ok((await driver.viewImages('seniorRadiologist', request.id)) > 0, 'the expert sees no image')
      await driver.acceptCase('seniorRadiologist', sent.id)
      await refused(driver.answerCase('otherSeniorRadiologist', sent.id, opinion), 409)
      await refused(driver.answerCase('seniorRadiologist', sent.id, ''), 400)
      await driver.answerCase('seniorRadiologist', sent.id, opinion)

      assert.ok(
        (await driver.bellOf('townshipRadiologist')).some((kind) => kind.includes('case')),
        'the sender was not told',
      )
      const back = await driver.readCase('townshipRadiologist', sent.id)
      assert.deepEqual([back.state, back.opinion], ['answered', opinion])
      await driver.writeReport('townshipRadiologist', request.id, { ...text, impression: opinion })
      await driver.sign('townshipRadiologist', draft.id)
      await driver.reviewAndPublish('seniorRadiologist', draft.id)
      assert.equal((await driver.readCase('townshipRadiologist', sent.id)).state, 'closed')
      const read = await driver.read('townshipDoctor', draft.id)
      assert.equal(read.impression, opinion)
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.request-management'],
    fulfils: ['imaging.difficult-case-escalation'],
    title: 'An expert declines a case with a reason, takes another over, and a third is recalled',
    async run({ driver, refused }) {
      const first = await readHere(driver, father.id)
      const declined = await driver.sendUp('townshipRadiologist', first.request.id, 'Is it a tumour?')
      await refused(driver.declineCase('seniorRadiologist', declined.id, ''), 400)
      await driver.declineCase('seniorRadiologist', declined.id, 'Send the lateral view as well')
      const back = await driver.readCase('townshipRadiologist', declined.id)
      assert.deepEqual([back.state, back.reason], ['declined', 'Send the lateral view as well'])
      const again = await driver.sendUp('townshipRadiologist', first.request.id, 'And with the lateral view?')
      await refused(driver.recallCase('seniorRadiologist', again.id, 'Not mine to recall'), 403, 409)
      await driver.recallCase('townshipRadiologist', again.id, 'Decided it by myself')
      await refused(driver.answerCase('seniorRadiologist', again.id, opinion), 409)

      const second = await readHere(driver, grandfather.id)
      const taken = await driver.sendUp('townshipRadiologist', second.request.id, 'Please read it for us')
      await driver.takeOverCase('otherSeniorRadiologist', taken.id)
      await refused(driver.sign('townshipRadiologist', second.draft.id), 403, 409)
      await driver.writeReport('otherSeniorRadiologist', second.request.id, { ...text, impression: opinion })
      await driver.sign('otherSeniorRadiologist', second.draft.id)
      await driver.reviewAndPublish('seniorRadiologist', second.draft.id)
      assert.equal((await driver.read('townshipDoctor', second.draft.id)).impression, opinion)
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.report-viewing', 'imaging.image-viewing', 'imaging.report-statistics'],
    fulfils: ['imaging.results-shared-and-recognised'],
    title: 'A result of another institution is shown before the same is asked for again, and is recognised',
    async run({ driver, refused }) {
      const result = await published(driver, mother.id)
      const draft = chest(mother.id)
      await refused(driver.recognisable('otherTownshipDoctor', draft), 403)
      await driver.attend('otherTownshipDoctor', mother.citizenNumber ?? '')
      await refused(driver.read('otherTownshipDoctor', result.id), 404)
      await refused(driver.openResult('otherTownshipDoctor', result.id), 404)
      const unseen = await driver.viewImages('otherTownshipDoctor', result.request).catch(() => 0)
      assert.equal(unseen, 0, 'images of another institution are seen before they were shown as recognisable')

      const [shown] = await driver.recognisable('otherTownshipDoctor', draft)
      assert.deepEqual([shown?.report, shown?.request], [result.id, result.request])
      assert.match(shown?.mark ?? '', /HR$/)
      assert.deepEqual(await driver.recognisable('otherTownshipDoctor', { ...draft, bodySite: 'abdomen' }), [])
      const opened = await driver.openResult('otherTownshipDoctor', result.id)
      assert.equal(opened.findings, text.findings)
      assert.ok((await driver.viewImages('otherTownshipDoctor', result.request)) > 0, 'the images are not shared')
      await refused(driver.viewImages('operator', result.request), 403)

      await refused(driver.requestExamination('otherTownshipDoctor', draft), 409)
      const recognised = await driver.recognise('otherTownshipDoctor', draft, result.id)
      assert.equal(recognised.outcome, 'recognised')
      const figures = await driver.recognitionFigures('otherTownshipDoctor')
      assert.deepEqual([figures.rate, figures.saved], [1, recognised.saved])

      await driver.retract('departmentHead', result.id, 'Images of another resident')
      assert.ok(
        (await driver.bellOf('otherTownshipDoctor')).some((kind) => kind.includes('recognised-retracted')),
        'whoever recognised a result that was retracted is not told',
      )
      assert.equal((await driver.recognitionsOf('otherTownshipDoctor'))[0]?.since, 'retracted')
      await refused(driver.openResult('otherTownshipDoctor', result.id), 404)
      assert.deepEqual(await driver.recognisable('otherTownshipDoctor', draft), [])
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.request-management', 'imaging.image-quality-control'],
    fulfils: ['imaging.results-shared-and-recognised'],
    title:
      'The same is done again for a reason that is told to the resident; what is too old or too poor does not stand in the way',
    async run({ driver, refused, clock }) {
      const result = await published(driver, father.id)
      await driver.attend('otherTownshipDoctor', father.citizenNumber ?? '')
      const draft = chest(father.id)
      await refused(driver.requestExamination('otherTownshipDoctor', draft), 409)
      await refused(driver.requestAgain('otherTownshipDoctor', draft, ''), 400)
      const again = await driver.requestAgain('otherTownshipDoctor', draft, 'Told that the fever came back')
      assert.equal(again.state, 'active')
      const [kept] = await driver.recognitionsOf('otherTownshipDoctor')
      assert.deepEqual([kept?.outcome, kept?.reason], ['repeated', 'condition-changed'])
      assert.equal((await driver.recognitionFigures('otherTownshipDoctor')).rate, 0)

      const [poor] = await driver.imageQuality('departmentHead', result.request)
      await driver.gradeImages('departmentHead', poor?.study ?? '', { grade: 'C', reasons: ['motion'] })
      assert.deepEqual(await driver.recognisable('otherTownshipDoctor', draft), [], 'a result of grade C is recognised')
      await published(driver, grandfather.id)
      await driver.attend('otherTownshipDoctor', grandfather.citizenNumber ?? '')
      assert.equal((await driver.recognisable('otherTownshipDoctor', chest(grandfather.id))).length, 1)
      clock.advance(40 * 86_400_000)
      const late = await driver.recognisable('subCentreTownshipDoctor', chest(grandfather.id)).catch(() => [])
      assert.deepEqual(late, [])
    },
  }),
]
