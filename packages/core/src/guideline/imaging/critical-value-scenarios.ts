import assert from 'node:assert/strict'
import { defineScenario, type Scenario, type World } from '../../conformance/define-scenario.ts'
import { family } from '../../testing/people/cast.ts'
import type { ImagingDraft, ImagingDriver } from './driver.ts'

const { mother, grandfather, father } = family
const minute = 60_000
const dissection = '主动脉夹层'
const chest = (patient: string): ImagingDraft => ({
  patient,
  modality: 'CT',
  bodySite: 'chest',
  display: 'Chest CT',
  purpose: 'Sudden chest pain',
})

/** A claimed examination: a radiologist has it on screen. */
async function claimed(driver: ImagingDriver, patient: string): Promise<string> {
  const request = await driver.requestExamination('townshipDoctor', chest(patient))
  await driver.imagesArrive(request)
  await driver.claim('radiologist', request.id)
  return request.id
}

const criticalWork = async ({ driver }: World<ImagingDriver>, patient: string) =>
  (await driver.workOf('townshipDoctor')).filter((w) => w.patient === patient && w.urgency === 'critical').length

/** Critical values of imaging (危急值) as those who find and those who receive them live it. */
export const criticalValueScenarios: readonly Scenario[] = [
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.critical-values'],
    title: 'A critical value is told at once, read back, acted upon, noted and closed, and it is counted',
    async run(world) {
      const { driver, refused, clock } = world
      const request = await claimed(driver, mother.id)
      const { id } = await driver.raiseCriticalValue('radiologist', request, dissection)
      await refused(driver.raiseCriticalValue('radiologist', request, dissection), 409)
      const told = await driver.readCriticalValue('townshipDoctor', id)
      assert.deepEqual([told.state, told.finding, told.patient], ['told', dissection, mother.id])
      assert.equal(told.told[0], 'zhoumin', 'the doctor who asked has to be told first')
      assert.equal(await criticalWork(world, mother.id), 1, 'the doctor who asked does not find it under their work')
      clock.advance(4 * minute)
      const mumbled = await driver.readBackCriticalValue('townshipDoctor', id, '收到').catch(() => undefined)
      assert.notEqual(mumbled?.state, 'acknowledged', 'it was acknowledged without being repeated')
      const heard = await driver.readBackCriticalValue('townshipDoctor', id, `复述：${dissection}`)
      assert.equal(heard.state, 'acknowledged')
      assert.ok(heard.readBack?.includes(dissection))
      await refused(driver.readBackCriticalValue('townshipDoctor', id, dissection), 409)
      await refused(driver.actUponCriticalValue('townshipDoctor', id, ''), 400)
      const acted = await driver.actUponCriticalValue('townshipDoctor', id, '镇痛、控制血压，联系 120 转院')
      assert.equal(acted.state, 'acted-upon')
      const closed = await driver.closeCriticalValue('townshipDoctor', id, '接危急值通报，已转县医院。')
      assert.equal(closed.state, 'closed')
      assert.equal(await criticalWork(world, mother.id), 0)
      const [rate] = await driver.criticalValueRates('manager', '2026-11')
      assert.deepEqual([rate?.raised, rate?.notifiedInTime, rate?.acknowledgedInTime], [1, 1, 1])
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.critical-values'],
    title: 'What nobody acknowledges climbs to medical affairs when the clock has run out, once',
    async run({ driver, clock, county }) {
      const request = await claimed(driver, grandfather.id)
      const { id } = await driver.raiseCriticalValue('radiologist', request, dissection)
      const before = (await driver.readCriticalValue('radiologist', id)).told
      assert.ok(!before.includes('shenjie'), 'medical affairs was told at once')
      // as long as no session outlives it: what is due is done when the queue is asked
      clock.advance(11 * minute)
      await county.settle()
      const after = (await driver.readCriticalValue('radiologist', id)).told
      assert.ok(after.length > before.length, 'the clock ran out and nobody else was told')
      assert.deepEqual(after.filter((account) => account === 'shenjie').length, 1)
      await county.settle()
      assert.deepEqual((await driver.readCriticalValue('radiologist', id)).told, after)
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.critical-values'],
    title: 'Another township sees nothing of a critical value, and each step is for those whose it is',
    async run({ driver, refused }) {
      const request = await claimed(driver, father.id)
      await refused(driver.raiseCriticalValue('townshipDoctor', request, dissection), 403)
      const { id } = await driver.raiseCriticalValue('radiologist', request, dissection)
      await refused(driver.readCriticalValue('otherTownshipDoctor', id), 404)
      assert.deepEqual(await driver.criticalValues('otherTownshipDoctor'), [])
      await refused(driver.readBackCriticalValue('otherTownshipDoctor', id, dissection), 404)
      await refused(driver.readCriticalValue('operator', id), 403)
      await refused(driver.readBackCriticalValue('radiologist', id, dissection), 403)
      await refused(driver.criticalValueRates('townshipDoctor', '2026-11'), 403)
      assert.deepEqual(
        (await driver.criticalValues('radiologist')).map((value) => value.id),
        [id],
      )
      await driver.readBackCriticalValue('townshipDoctor', id, dissection)
      await refused(driver.withdrawCriticalValue('townshipDoctor', id, 'Not mine to take back'), 403)
      await refused(driver.withdrawCriticalValue('radiologist', id, ''), 400)
      const gone = await driver.withdrawCriticalValue('radiologist', id, '误报：另一患者的影像')
      assert.equal(gone.state, 'withdrawn')
      await refused(driver.actUponCriticalValue('townshipDoctor', id, '已处置'), 409)
      // taken back, it may be raised again
      await driver.raiseCriticalValue('radiologist', request, dissection)
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.critical-values'],
    title: 'A report that names a critical finding is signed when it was raised, or it was said why not',
    async run({ driver, refused }) {
      const text = { findings: '升主动脉见内膜片影。', impression: '考虑主动脉夹层，请结合临床。' }
      const first = await claimed(driver, mother.id)
      const draft = await driver.writeReport('radiologist', first, text)
      const problem = await refused(driver.sign('radiologist', draft.id), 422)
      assert.ok(JSON.stringify(problem).includes(dissection), 'the refusal does not name the finding')
      await driver.raiseCriticalValue('radiologist', first, dissection)
      assert.equal((await driver.sign('radiologist', draft.id)).state, 'signed')
      const second = await claimed(driver, father.id)
      const known = await driver.writeReport('radiologist', second, text)
      await refused(driver.sign('radiologist', known.id), 422)
      await driver.dismissCriticalFinding('radiologist', second, dissection, '已知夹层术后复查，无变化')
      assert.equal((await driver.sign('radiologist', known.id)).state, 'signed')
      const third = await claimed(driver, grandfather.id)
      const denied = { findings: '未见主动脉夹层征象。', impression: '未见异常。' }
      const clear = await driver.writeReport('radiologist', third, denied)
      assert.equal((await driver.sign('radiologist', clear.id)).state, 'signed')
    },
  }),
]
