import assert from 'node:assert/strict'
import { defineScenario, type Scenario } from '../../conformance/define-scenario.ts'
import { family } from '../../testing/people/cast.ts'
import type { ImagingDraft, ImagingDriver, ImagingRequest } from './driver.ts'

const { mother, grandfather, father } = family
const minute = 60_000
const [from, to] = ['2026-11-01', '2026-11-30']
const qinghe = 'qinghe-centre'
const chest = (patient: string): ImagingDraft => ({
  patient,
  modality: 'CT',
  bodySite: 'chest',
  display: 'Chest CT',
  purpose: 'Cough for two weeks',
})

async function published(driver: ImagingDriver, request: ImagingRequest): Promise<void> {
  await driver.imagesArrive(request)
  await driver.claim('radiologist', request.id)
  const draft = await driver.writeReport('radiologist', request.id, { findings: 'Clear.', impression: 'Normal.' })
  await driver.sign('radiologist', draft.id)
  await driver.reviewAndPublish('seniorRadiologist', draft.id)
}

/** Statistics of reports (诊断报告统计分析) as those who answer for a centre read them. */
export const statisticsScenarios: readonly Scenario[] = [
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.report-statistics'],
    title: 'Requests, reports, turnaround and positive results are counted, and every number opens its orders',
    async run({ driver, clock, county, refused }) {
      const first = await driver.requestExamination('townshipDoctor', chest(mother.id))
      clock.advance(10 * minute)
      await published(driver, first)
      const second = await driver.requestExamination('townshipDoctor', chest(father.id))
      await county.settle()
      const lines = await driver.statistics('departmentHead', from, to)
      assert.deepEqual(lines, [
        {
          institution: qinghe,
          requested: 2,
          reported: 1,
          positiveShare: 0,
          medianTurnaround: 10,
          inTimeShare: 1,
          rejectedImages: 0,
        },
      ])
      const numbers = (requests: readonly ImagingRequest[]) => requests.map((one) => one.accessionNumber).toSorted()
      assert.deepEqual(
        (await driver.counted('departmentHead', 'requested', qinghe)).toSorted(),
        numbers([first, second]),
      )
      assert.deepEqual(await driver.counted('departmentHead', 'reported', qinghe), numbers([first]))
      assert.deepEqual(await driver.counted('departmentHead', 'positive', qinghe), [])
      assert.deepEqual(await driver.statistics('departmentHead', '2025-01-01', '2025-12-31'), [])
      await refused(driver.statistics('departmentHead', to, from), 422)
      await refused(driver.statistics('departmentHead', '2026-02-30', to), 400)
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.report-statistics'],
    title: 'A township sees its own figures, the centre the county’s, and who has no right sees none',
    async run({ driver, county, refused }) {
      await driver.requestExamination('townshipDoctor', chest(grandfather.id))
      await county.settle()
      const own = (await driver.statistics('townshipDoctor', from, to)).map(({ institution }) => institution)
      assert.deepEqual(own, [qinghe])
      assert.deepEqual(await driver.statistics('otherTownshipDoctor', from, to), [])
      assert.deepEqual(await driver.counted('otherTownshipDoctor', 'requested', qinghe), [])
      assert.equal((await driver.statistics('manager', from, to)).length, 1)
      await refused(driver.statistics('operator', from, to), 403)
      await refused(driver.statistics('radiologist', from, to), 403)
      const file = await driver.exportStatistics('departmentHead', from, to)
      assert.match(file.type, /csv/)
      assert.ok(file.text.includes('青禾镇中心卫生院'), 'the export does not name the institution')
      await refused(driver.exportStatistics('operator', from, to), 403)
    },
  }),
]
