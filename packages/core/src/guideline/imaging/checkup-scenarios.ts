import assert from 'node:assert/strict'
import { defineScenario, type Scenario } from '../../conformance/define-scenario.ts'
import { family } from '../../testing/people/cast.ts'

const { mother, grandfather, father, uncle } = family
const text = { findings: 'Both lungs are clear. The heart is not enlarged.', impression: 'No abnormality.' }
const name = 'Chest X-ray, normal'

/** Check-ups of many people (体检): the second of the two settings that the guideline names. */
export const checkupScenarios: readonly Scenario[] = [
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.request-management', 'imaging.report-publishing', 'imaging.report-templates'],
    fulfils: ['imaging.visit-and-checkup-settings'],
    title:
      'A check-up of several people is asked for at once; normal ones are signed together by whoever has seen each',
    async run({ driver, refused }) {
      const visit = await driver.requestExamination('townshipDoctor', {
        patient: uncle.id,
        modality: 'DR',
        bodySite: 'chest',
        display: 'Chest X-ray',
        purpose: 'Cough for two weeks',
      })
      const people = [`${mother.zh}\t${mother.citizenNumber}`, grandfather.id, father.citizenNumber ?? '']
      const ask = (lines: readonly string[]) =>
        driver.askCheckup('townshipDoctor', { name: 'Village, 2026', people: lines })
      const problem = await refused(ask([...people, 'nobody', people[1] ?? '']), 422)
      assert.deepEqual(
        (problem.errors ?? []).map(({ pointer }) => pointer),
        ['/people/3', '/people/4'],
        'whoever is wrong on the list is not named by the line',
      )
      await refused(ask([`${father.zh} ${mother.citizenNumber}`]), 422)
      const series = await ask(people)
      const progress = () => driver.checkupProgress('townshipDoctor', series)
      assert.deepEqual(await progress(), { people: 3, asked: 3, ready: 0, signed: 0, published: 0, abnormal: 0 })
      await refused(driver.checkupProgress('otherTownshipDoctor', series), 404)
      const requests = await driver.checkupRequests('townshipDoctor', series)
      assert.deepEqual(
        requests.map(({ patient }) => patient),
        [mother.id, grandfather.id, father.id],
      )
      assert.ok(!requests.some(({ id }) => id === visit.id))
      for (const request of requests) await driver.imagesArrive(request)
      assert.equal((await progress()).ready, 3)

      await driver.keepTemplate('seniorRadiologist', { name, ...text })
      const ids = requests.map(({ id }) => id)
      const [first = '', second = '', third = ''] = ids
      const normal = [first, second]
      await refused(driver.signNormal('radiologist', series, normal, name), 409)
      assert.equal(await driver.claimCheckup('radiologist', series, ids), 3)
      assert.equal(await driver.claimCheckup('seniorRadiologist', series, ids), 0, 'two people have the same task')
      await driver.openImages('radiologist', first)
      await driver.openImages('seniorRadiologist', second)
      const unseen = await refused(driver.signNormal('radiologist', series, normal, name), 409)
      assert.deepEqual(
        (unseen.errors ?? []).map(({ pointer }) => pointer),
        ['/tasks/1'],
        'a normal report is signed by somebody who has not opened the images',
      )
      assert.equal((await progress()).signed, 0, 'a part of a refused batch was signed')
      await driver.openImages('radiologist', second)
      assert.equal(await driver.signNormal('radiologist', series, normal, name), 2)
      await driver.signAbnormal('radiologist', third, 'A nodule of 6 mm in the right upper lobe.')
      await refused(driver.publishCheckup('radiologist', series, ids), 403, 409)
      assert.equal(await driver.publishCheckup('seniorRadiologist', series, ids), 3)

      assert.deepEqual(await progress(), { people: 3, asked: 0, ready: 0, signed: 0, published: 3, abnormal: 1 })
      const [report] = await driver.reportsOf('townshipDoctor', first)
      assert.deepEqual([report?.findings, report?.state], [text.findings, 'published'])
      assert.deepEqual(await driver.abnormalOf('townshipDoctor', series), [father.zh])
    },
  }),
]
