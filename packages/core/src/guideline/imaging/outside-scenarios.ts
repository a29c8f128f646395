import assert from 'node:assert/strict'
import { defineScenario, type Scenario } from '../../conformance/define-scenario.ts'
import { family } from '../../testing/people/cast.ts'
import type { ImagingDriver } from './driver.ts'

const { mother, father, grandfather } = family
const opinion = 'Round atelectasis; follow up with CT in three months.'
const asked = { question: 'Is it a tumour?', consent: true }
const slices = 2

/** An expert of the lead hospital has an examination in hand, with a first impression. */
async function inHand(driver: ImagingDriver, patient: string): Promise<string> {
  const request = await driver.requestExamination('townshipDoctor', {
    patient,
    modality: 'CT',
    bodySite: 'chest',
    display: 'Chest CT',
    purpose: 'Cough for two weeks',
  })
  await driver.imagesArrive(request)
  await driver.claim('seniorRadiologist', request.id)
  await driver.writeReport('seniorRadiologist', request.id, { findings: 'A shadow.', impression: 'Nature uncertain.' })
  return request.id
}

/** What even the lead hospital cannot decide leaves the county: with consent, without names, once. */
export const outsideScenarios: readonly Scenario[] = [
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.image-transmission', 'imaging.request-management'],
    fulfils: ['imaging.difficult-case-escalation'],
    title: 'A case goes to a hospital outside the county with its images and without names, and its answer comes back',
    async run({ driver, refused }) {
      const request = await inHand(driver, mother.id)
      await refused(driver.referOutside('seniorRadiologist', request, { ...asked, consent: false }), 422)
      await refused(driver.referOutside('townshipDoctor', request, asked), 403)
      const { id } = await driver.referOutside('seniorRadiologist', request, asked)
      await refused(driver.referOutside('seniorRadiologist', request, asked), 409)
      await driver.aMinutePasses()
      const there = await driver.outsideHas('seniorRadiologist', id)
      assert.deepEqual([there.asked, there.images, there.arrivals], [true, slices, slices])
      assert.match(there.text, /Is it a tumour/)
      for (const secret of [mother.zh, mother.id, mother.citizenNumber ?? mother.id])
        assert.ok(!there.text.includes(secret), `“${secret}” left the county`)
      assert.equal((await driver.readOutside('seniorRadiologist', id)).delivery, 'delivered')

      await driver.outsideAnswers('seniorRadiologist', id, opinion)
      await driver.aMinutePasses()
      await driver.aMinutePasses()
      const back = await driver.readOutside('seniorRadiologist', id)
      assert.deepEqual([back.state, back.opinion], ['answered', opinion])
      assert.equal(back.log.filter((kind) => kind === 'answer').length, 1, 'the answer was taken twice')
      assert.ok(
        (await driver.bellOf('seniorRadiologist')).some((kind) => kind.includes('case')),
        'whoever sent the case was not told',
      )
      assert.equal(await driver.outsideSends('seniorRadiologist', id), 200, 'the same answer again is harmless')
      assert.equal((await driver.readOutside('seniorRadiologist', id)).opinion, opinion)
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.image-transmission'],
    fulfils: ['imaging.difficult-case-escalation'],
    title: 'The line breaks in the middle of the images; what arrived is not sent again, and the rest follows',
    async run({ driver }) {
      const request = await inHand(driver, father.id)
      await driver.lineBreaks(1)
      const { id } = await driver.referOutside('seniorRadiologist', request, asked)
      await driver.aMinutePasses()
      assert.equal((await driver.readOutside('seniorRadiologist', id)).delivery, 'partly')
      assert.equal((await driver.outsideHas('seniorRadiologist', id)).images, 1)
      await driver.lineIsBack()
      await driver.aMinutePasses()
      const there = await driver.outsideHas('seniorRadiologist', id)
      assert.deepEqual([there.images, there.arrivals], [slices, slices], 'an image was sent twice, or not at all')
      const sent = await driver.readOutside('seniorRadiologist', id)
      assert.equal(sent.delivery, 'delivered')
      assert.equal(sent.log.filter((kind) => kind === 'image').length, slices)
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.request-management'],
    fulfils: ['imaging.difficult-case-escalation'],
    title: 'A case outside the county is recalled: the hospital there is told, and an answer after that is not taken',
    async run({ driver, refused }) {
      const request = await inHand(driver, grandfather.id)
      const { id } = await driver.referOutside('seniorRadiologist', request, asked)
      await driver.aMinutePasses()
      await refused(driver.recallOutside('otherSeniorRadiologist', id, 'Not mine to recall'), 403, 409)
      await driver.recallOutside('seniorRadiologist', id, 'Decided it here')
      await driver.aMinutePasses()
      assert.equal((await driver.outsideHas('seniorRadiologist', id)).takenBack, true, 'the other side does not know')
      assert.equal((await driver.readOutside('seniorRadiologist', id)).delivery, 'taken-back')
      await driver.outsideAnswers('seniorRadiologist', id, opinion)
      await driver.aMinutePasses()
      assert.equal(await driver.outsideSends('seniorRadiologist', id, true), 401, 'a forged answer was let in')
      assert.equal(await driver.outsideSends('seniorRadiologist', id), 409)
      const after = await driver.readOutside('seniorRadiologist', id)
      assert.deepEqual([after.state, after.opinion], ['recalled', null])
    },
  }),
]
