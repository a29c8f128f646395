import assert from 'node:assert/strict'
import { defineScenario, type Scenario, type World } from '../../conformance/define-scenario.ts'
import { family } from '../../testing/people/cast.ts'
import type { ImagingDraft, ImagingDriver } from './driver.ts'

const { mother, grandfather, father } = family
const minute = 60_000
const chest = (patient: string): ImagingDraft => ({
  patient,
  modality: 'CT',
  bodySite: 'chest',
  display: 'Chest CT',
  purpose: 'Cough for two weeks',
})

/** Checks run when no more images have come for a while. */
async function checked({ clock, county }: World<ImagingDriver>): Promise<void> {
  clock.advance(minute)
  await county.settle()
}

/** Image quality control (影像质控) as those who read, those who take images and those who answer for it live it. */
export const qualityScenarios: readonly Scenario[] = [
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.image-quality-control'],
    title: 'Images are checked when they arrive: a series with a missing slice is found, a whole one is not',
    async run(world) {
      const { driver, refused } = world
      const whole = await driver.requestExamination('townshipDoctor', chest(mother.id))
      const broken = await driver.requestExamination('townshipDoctor', chest(father.id))
      await driver.imagesArrive(whole)
      await driver.incompleteImagesArrive(broken)
      await checked(world)
      const [good] = await driver.imageQuality('radiologist', whole.id)
      const [bad] = await driver.imageQuality('imagingTechnologist', broken.id)
      assert.deepEqual(good?.serious, [])
      assert.equal(bad?.serious.length, 1, 'the missing slice was not found')
      assert.deepEqual(await driver.imageQuality('otherTownshipDoctor', broken.id), [])
      await refused(driver.imageQuality('operator', broken.id), 403)
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.image-quality-control'],
    title: 'Rejected images go back to whoever took them, are taken again, and stay to be seen',
    async run(world) {
      const { driver, refused } = world
      const request = await driver.requestExamination('townshipDoctor', chest(grandfather.id))
      await driver.imagesArrive(request)
      await checked(world)
      await driver.claim('radiologist', request.id)
      const [first] = await driver.imageQuality('radiologist', request.id)
      const study = first?.study ?? ''
      const rejection = { grade: 'reject', reasons: ['motion'], note: 'Hold the breath' } as const
      await refused(driver.gradeImages('radiologist', study, { grade: 'reject' }), 400, 422)
      await refused(driver.gradeImages('townshipDoctor', study, rejection), 403)
      await driver.gradeImages('radiologist', study, rejection)
      await world.county.settle()
      const waits = (await driver.workOf('imagingTechnologist')).filter((work) => work.patient === grandfather.id)
      assert.ok(waits.length > 0, 'the technologist does not find the retake under their work')
      const ready = (await driver.readingList('radiologist')).find((task) => task.request === request.id)
      assert.notEqual(ready?.state, 'ready', 'rejected images wait to be read')
      await refused(driver.gradeImages('radiologist', study, { grade: 'A' }), 409)
      await driver.retakeArrives(request)
      await checked(world)
      const [rejected, retake] = await driver.imageQuality('radiologist', request.id)
      assert.deepEqual(
        [rejected?.study, rejected?.rejected, rejected?.grade, rejected?.replacedBy],
        [study, true, 'reject', retake?.study],
        'the rejected images were replaced, or lost their mark',
      )
      assert.deepEqual([retake?.replaces, retake?.rejected, retake?.grade], [study, false, null])
      assert.equal((await driver.claim('radiologist', request.id)).state, 'in-progress')
      await driver.gradeImages('radiologist', retake?.study ?? '', { grade: 'A' })
      const draft = await driver.writeReport('radiologist', request.id, { findings: 'Clear.', impression: 'Normal.' })
      await driver.sign('radiologist', draft.id)
      await refused(driver.gradeImages('seniorRadiologist', retake?.study ?? '', rejection), 409)
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.image-quality-control'],
    title: 'A sample is drawn at random and again the same, and is graded by somebody else',
    async run(world) {
      const { driver, refused } = world
      for (const patient of [mother.id, father.id, grandfather.id]) {
        const request = await driver.requestExamination('townshipDoctor', chest(patient))
        await driver.imagesArrive(request)
      }
      await checked(world)
      const drawn = await driver.drawSample('departmentHead', '2026-11', 'one')
      assert.ok(drawn.length > 0 && drawn.length < 3, 'a sample is some of the studies')
      assert.deepEqual(await driver.drawSample('departmentHead', '2026-11', 'one'), drawn)
      await refused(driver.drawSample('radiologist', '2026-11', 'one'), 403)
      await refused(driver.drawSample('departmentHead', '2026-99', 'one'), 400)
      const [study = ''] = drawn
      await driver.gradeImages('departmentHead', study, { grade: 'A' })
      await refused(driver.gradeAgain('departmentHead', study, { grade: 'B' }), 409)
      await driver.gradeImages('radiologist', study, { grade: 'B', reasons: ['positioning'] })
      await driver.gradeAgain('departmentHead', study, { grade: 'A' })
    },
  }),
]
