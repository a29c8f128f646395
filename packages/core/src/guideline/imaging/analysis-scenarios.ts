import assert from 'node:assert/strict'
import { defineScenario, type Scenario } from '../../conformance/define-scenario.ts'
import { family } from '../../testing/people/cast.ts'

const { grandfather, mother } = family
const chestCt = (patient: string) =>
  ({ patient, modality: 'CT', bodySite: 'chest', display: 'Chest CT', purpose: 'Nodule, follow-up' }) as const

/** 影像分析: what is measured on images is kept with them, and seen by everybody who sees the images. */
export const analysisScenarios: readonly Scenario[] = [
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.image-analysis'],
    title: 'A reader measures; value and unit are kept with the images, and others who see the images see them',
    async run({ driver, refused }) {
      const request = await driver.requestExamination('townshipDoctor', chestCt(grandfather.id))
      await driver.imagesArrive(request)
      const length = { kind: 'length', value: 12.5, unit: 'mm' } as const
      const kept = await driver.measure('radiologist', request.id, length)
      assert.deepEqual([kept.kind, kept.value, kept.unit], ['length', 12.5, 'mm'])
      await driver.measure('radiologist', request.id, { kind: 'density', value: 41, unit: "[hnsf'U]" })
      for (const person of ['seniorRadiologist', 'townshipDoctor'] as const) {
        const seen = (await driver.measurements(person, request.id)).map(({ kind, value, unit }) => [kind, value, unit])
        assert.deepEqual(
          seen,
          [
            ['length', 12.5, 'mm'],
            ['density', 41, "[hnsf'U]"],
          ],
          `${person} does not see what was measured`,
        )
      }
      const { author } = (await driver.measurements('townshipDoctor', request.id))[0] ?? {}
      assert.notEqual(author ?? '', '', 'nobody answers for the measurement')
      await refused(driver.measure('townshipDoctor', request.id, length), 403)
      await refused(driver.measure('imagingTechnologist', request.id, length), 403)
      await refused(driver.measurements('otherTownshipDoctor', request.id), 404)
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.image-analysis'],
    title: 'What cannot have been measured is not kept; what is wrong is removed with a reason and stays on record',
    async run({ driver, refused }) {
      const request = await driver.requestExamination('townshipDoctor', chestCt(mother.id))
      const other = await driver.requestExamination('townshipDoctor', chestCt(grandfather.id))
      await driver.imagesArrive(request)
      await driver.imagesArrive(other)
      const length = { kind: 'length', value: 8, unit: 'mm' } as const
      await refused(driver.measure('radiologist', request.id, { ...length, on: other.id }), 404, 422)
      await refused(driver.measure('radiologist', request.id, { ...length, outside: true }), 422)
      assert.deepEqual(await driver.measurements('radiologist', request.id), [], 'a refused measurement was kept')
      const kept = await driver.measure('radiologist', request.id, length)
      await refused(driver.removeMeasurement('radiologist', kept.id, ''), 400)
      await refused(driver.removeMeasurement('townshipDoctor', kept.id, 'Not what I see'), 403)
      await driver.removeMeasurement('radiologist', kept.id, 'Measured on a vessel')
      const [removed] = await driver.measurements('seniorRadiologist', request.id)
      assert.deepEqual([removed?.removed, removed?.reason], [true, 'Measured on a vessel'])
      await refused(driver.removeMeasurement('radiologist', kept.id, 'Measured on a vessel'), 409)
    },
  }),
]
