import assert from 'node:assert/strict'
import { defineScenario, type Scenario } from '../../conformance/define-scenario.ts'
import { family } from '../../testing/people/cast.ts'

const minute = 60_000
const text = { findings: 'No pneumothorax. No fracture of the ribs.', impression: 'No injury of the chest.' }
const urgent = {
  patient: family.father.id,
  modality: 'CT',
  bodySite: 'chest',
  display: 'Chest CT',
  purpose: 'Fall from a height',
  priority: 'stat',
} as const

/** 移动诊断: an urgent case is read on the phone, and nothing of it stays on the device. */
export const mobileScenarios: readonly Scenario[] = [
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.mobile-diagnosis'],
    title:
      'A reader away from the desk sees list and images on the phone, writes and signs; no image may stay on the device',
    async run({ driver, refused }) {
      const request = await driver.requestExamination('townshipDoctor', urgent)
      await driver.imagesArrive(request)
      const seen = await driver.viewOnPhone('radiologist', request.id)
      assert.equal(seen.listed, true, 'the request is not in the list of the phone')
      assert.ok(seen.images > 0, 'the phone shows no image')
      assert.deepEqual(seen.kept, [], 'images may be kept by the device')
      const signed = await driver.reportOnPhone('radiologist', request.id, text)
      assert.equal(signed.state, 'signed')
      const published = await driver.reviewAndPublish('seniorRadiologist', signed.id)
      assert.equal((await driver.read('townshipDoctor', published.id)).impression, text.impression)
      await refused(driver.viewFromUnknownDevice(request.id), 401)
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.mobile-diagnosis'],
    title: 'The session of a phone is short and ends with signing out; a role that does not read gets no list',
    async run({ driver, refused, clock }) {
      const request = await driver.requestExamination('townshipDoctor', urgent)
      await driver.imagesArrive(request)
      await driver.viewOnPhone('radiologist', request.id)
      await driver.signOutOnPhone('radiologist')
      await refused(driver.listOnPhone('radiologist'), 401)
      await driver.viewOnPhone('radiologist', request.id)
      clock.advance(50 * minute)
      assert.equal((await driver.listOnPhone('radiologist')).length, 1)
      clock.advance(11 * minute)
      await refused(driver.listOnPhone('radiologist'), 401)
      await refused(driver.viewOnPhone('operator', request.id), 403)
    },
  }),
]
