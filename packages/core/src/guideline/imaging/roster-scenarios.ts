import assert from 'node:assert/strict'
import { defineScenario, type Scenario } from '../../conformance/define-scenario.ts'
import { family } from '../../testing/people/cast.ts'
import type { ImagingDraft, ImagingDriver } from './driver.ts'
import type { ImagingShift } from './roster-driver.ts'

const { mother, grandfather, father } = family
const minute = 60_000
const examination = (patient: string, modality: ImagingDraft['modality'] = 'DR'): ImagingDraft => ({
  patient,
  modality,
  bodySite: 'chest',
  display: `Chest ${modality}`,
  purpose: 'Cough for two weeks',
})
/** Tuesday, 24 November 2026, in the county. */
const today = (reader: ImagingShift['reader'], from: string, to: string, onCall = false): ImagingShift => ({
  reader,
  from: `2026-11-24T${from}:00+08:00`,
  to: `2026-11-24T${to}:00+08:00`,
  onCall,
})
const at = (time: string) => `2026-11-24T${time}:00+08:00`

async function arrived(driver: ImagingDriver, draft: ImagingDraft): Promise<string> {
  const request = await driver.requestExamination('townshipDoctor', draft)
  await driver.imagesArrive(request)
  return request.id
}

async function allocatedTo(driver: ImagingDriver, request: string): Promise<string | null | undefined> {
  return (await driver.readingList('departmentHead')).find((task) => task.request === request)?.allocatedTo
}

/** Rosters and what follows from them (排班管理、统一任务分配). */
export const rosterScenarios: readonly Scenario[] = [
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.rostering'],
    title: 'The roster says who reads when; leave and swaps count once somebody else has approved them',
    async run({ driver, refused }) {
      const shifts = [today('radiologist', '08:00', '17:00'), today('otherSeniorRadiologist', '17:00', '23:00')]
      await refused(driver.planReading('radiologist', shifts), 403)
      await refused(driver.planReading('townshipDoctor', shifts), 403)
      const [day = '', evening = ''] = await driver.planReading('departmentHead', shifts)
      assert.ok(day && evening)
      await refused(driver.planReading('departmentHead', [today('radiologist', '16:00', '20:00')]), 409)
      await refused(driver.planReading('departmentHead', [today('seniorRadiologist', '12:00', '09:00')]), 400, 409)
      assert.deepEqual(await driver.onReadingDuty('townshipDoctor', at('16:59')), ['linjing'])
      assert.deepEqual(await driver.onReadingDuty('townshipDoctor', at('17:00')), ['shanhong'])
      const leave = await driver.askLeave('radiologist', at('10:00'), at('12:00'))
      await refused(driver.decideLeave('radiologist', leave, 'approve'), 403, 409)
      assert.deepEqual(await driver.onReadingDuty('radiologist', at('11:00')), ['linjing'], 'leave counts unapproved')
      await driver.decideLeave('departmentHead', leave, 'approve')
      assert.deepEqual(await driver.onReadingDuty('radiologist', at('11:00')), [])
      await driver.decideLeave('radiologist', leave, 'withdraw')
      const swap = await driver.askSwap('otherSeniorRadiologist', evening, 'seniorRadiologist')
      await refused(driver.decideSwap('departmentHead', swap, 'approve'), 409)
      await refused(driver.decideSwap('radiologist', swap, 'accept'), 409)
      await driver.decideSwap('seniorRadiologist', swap, 'accept')
      await refused(driver.decideSwap('seniorRadiologist', swap, 'approve'), 403, 409)
      assert.deepEqual(await driver.onReadingDuty('radiologist', at('18:00')), ['shanhong'])
      await driver.decideSwap('departmentHead', swap, 'approve')
      assert.deepEqual(await driver.onReadingDuty('radiologist', at('18:00')), ['xuguodong'])
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.rostering', 'imaging.request-management'],
    fulfils: ['imaging.unified-task-allocation'],
    title: 'Examinations of all institutions go to those on duty, evenly and by what they read; by hand with a reason',
    async run({ driver, refused, clock, step }) {
      const before = await arrived(driver, examination(mother.id))
      assert.equal(await allocatedTo(driver, before), null, 'it went to somebody though nobody is on duty')
      await driver.planReading('departmentHead', [
        today('radiologist', '08:00', '17:00'),
        today('seniorRadiologist', '08:00', '17:00'),
        today('otherSeniorRadiologist', '08:00', '17:00', true),
      ])
      const requests: string[] = []
      for (const patient of [mother, grandfather, father, mother])
        requests.push(await arrived(driver, examination(patient.id)))
      const given = await Promise.all(requests.map((request) => allocatedTo(driver, request)))
      assert.deepEqual(
        given.map(String).toSorted((a, b) => a.localeCompare(b)),
        ['linjing', 'linjing', 'xuguodong', 'xuguodong'],
        'the work is not spread',
      )
      const load = await driver.readingLoad('departmentHead')
      assert.equal(load.linjing, load.xuguodong)
      const [first = ''] = requests
      const [owner, other] =
        given[0] === 'linjing'
          ? (['radiologist', 'seniorRadiologist'] as const)
          : (['seniorRadiologist', 'radiologist'] as const)
      await refused(driver.claim(other, first), 403, 409)
      await refused(driver.assignReading(other, first, other, 'I want it'), 403)
      await refused(driver.assignReading('departmentHead', first, 'otherSeniorRadiologist', ''), 400)
      await refused(driver.assignReading('departmentHead', first, 'townshipDoctor', 'Not a reader'), 422)
      await driver.assignReading('departmentHead', first, 'otherSeniorRadiologist', 'Wants a second opinion')
      assert.equal(await allocatedTo(driver, first), 'shanhong')
      await refused(driver.claim(owner, first), 403, 409)
      await step('half an hour passes', async () => clock.advance(31 * minute))
      assert.equal(await allocatedTo(driver, first), null, 'it is kept for ever for somebody who does not take it')
      await driver.claim(owner, first)
      await driver.setReader('departmentHead', 'radiologist', ['CT'], 100)
      await driver.setReader('departmentHead', 'seniorRadiologist', ['DR', 'chest'], 100)
      assert.equal(await allocatedTo(driver, await arrived(driver, examination(father.id))), 'xuguodong')
    },
  }),
]
