import assert from 'node:assert/strict'
import { defineScenario, type Scenario } from '../../conformance/define-scenario.ts'
import { family } from '../../testing/people/cast.ts'
import type { ImagingDriver } from './driver.ts'

const { grandfather, mother } = family
const day = 86_400_000
const text = { findings: 'A nodule of 6 mm in the right upper lobe.', impression: 'Nodule, follow up in a year.' }

async function publishedWithImages(driver: ImagingDriver, patient: string) {
  const request = await driver.requestExamination('townshipDoctor', {
    patient,
    modality: 'CT',
    bodySite: 'chest',
    display: 'Chest CT',
    purpose: 'Cough for three weeks',
  })
  await driver.imagesArrive(request)
  await driver.claim('radiologist', request.id)
  const draft = await driver.writeReport('radiologist', request.id, text)
  await driver.sign('radiologist', draft.id)
  return driver.reviewAndPublish('seniorRadiologist', draft.id)
}

/** 云胶片: the resident opens report and images by a link, and nobody opens anything else. */
export const shareScenarios: readonly Scenario[] = [
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.report-viewing', 'imaging.report-publishing', 'imaging.report-printing'],
    title:
      'A resident opens report and images by a link, without a name on them; it is withdrawn at once, and it expires',
    async run({ driver, refused, clock }) {
      const report = await publishedWithImages(driver, grandfather.id)
      const link = await driver.issueLink('townshipDoctor', report.id, { code: 'none', days: 2 })
      const pass = await driver.openLink(link.token)
      const seen = await driver.seeShared(pass)
      assert.deepEqual([seen.state, seen.impression], ['published', text.impression])
      assert.ok(seen.images > 0, 'the link shows no image')
      assert.deepEqual(seen.kept, [], 'something may stay on the phone or be found by a search engine')
      assert.deepEqual(seen.named, [], 'an image says whose it is')
      assert.notEqual(seen.patientName, grandfather.zh)
      assert.ok((await driver.printWithLink('townshipDoctor', report.id, link.token)) > 0)
      assert.deepEqual(await driver.linksOf('townshipDoctor', report.id), [{ state: 'active', uses: 1 }])
      const log = await driver.accessesOf('townshipDoctor', report.id, link.id)
      assert.ok(log.some(({ event }) => event === 'opened') && log.some(({ event }) => event === 'read'))
      assert.ok(
        log.every(({ network }) => network === 'unknown' || network.includes('/')),
        'a whole address is logged',
      )

      await driver.withdrawLink('townshipDoctor', report.id, link.id, 'Sent to the wrong number')
      const gone = await refused(driver.seeShared(pass), 404)
      const withdrawn = await refused(driver.openLink(link.token), 404)
      const unknown = await refused(driver.openLink('A'.repeat(32)), 404)
      const later = await driver.issueLink('radiologist', report.id, { code: 'none', days: 2 })
      const again = await driver.openLink(later.token)
      clock.advance(2 * day + 1000)
      const expired = await refused(driver.openLink(later.token), 404)
      await refused(driver.seeShared(again), 403, 404)
      const codes = [gone, withdrawn, unknown, expired].map(({ code }) => code)
      assert.deepEqual(new Set(codes).size, 1, 'strangers are answered differently')
      assert.deepEqual([withdrawn.details?.state, expired.details?.state], ['withdrawn', 'expired'])
      assert.deepEqual(
        (await driver.linksOf('townshipDoctor', report.id)).map(({ state }) => state),
        ['expired', 'withdrawn'],
      )
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.report-viewing'],
    title: 'A link asks for the end of a number where its issuer said so, and locks after five wrong ones',
    async run({ driver, refused }) {
      const report = await publishedWithImages(driver, grandfather.id)
      const right = await driver.endOfNumber(grandfather.id, 'identifier')
      const wrong = right === '0000' ? '1111' : '0000'
      const link = await driver.issueLink('townshipDoctor', report.id, { code: 'identifier' })
      assert.equal((await refused(driver.openLink(link.token), 403)).code, 'core/link-code-needed')
      assert.equal((await refused(driver.openLink(link.token, wrong), 403)).details?.left, 4)
      assert.equal((await driver.seeShared(await driver.openLink(link.token, right))).state, 'published')
      for (let n = 0; n < 4; n += 1) await refused(driver.openLink(link.token, wrong), 403)
      assert.equal((await refused(driver.openLink(link.token, wrong), 404)).details?.state, 'locked')
      assert.equal((await refused(driver.openLink(link.token, right), 404)).details?.state, 'locked')
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.report-viewing', 'imaging.report-publishing', 'imaging.report-amendment'],
    title:
      'A link shows the version that stands, nothing of a retracted one, nothing of another report; a wrong role gives none',
    async run({ driver, refused }) {
      const report = await publishedWithImages(driver, grandfather.id)
      const other = await publishedWithImages(driver, mother.id)
      await refused(driver.issueLink('imagingTechnologist', report.id, { code: 'none' }), 403)
      await refused(driver.issueLink('operator', report.id, { code: 'none' }), 403)
      await refused(driver.issueLink('otherTownshipDoctor', report.id, { code: 'none' }), 404)
      await refused(driver.issueLink('townshipDoctor', report.id, { code: 'none', days: 181 }), 400, 422)
      const link = await driver.issueLink('townshipDoctor', report.id, { code: 'none' })
      const elsewhere = await driver.issueLink('townshipDoctor', other.id, { code: 'none' })
      const pass = await driver.openLink(link.token)
      await refused(driver.seeImageOfAnother(pass, other.request), 404)
      await refused(driver.printWithLink('townshipDoctor', report.id, elsewhere.token), 404)
      await refused(driver.withdrawLink('townshipDoctor', report.id, elsewhere.id, 'of another report'), 404)
      await refused(driver.seeShared(link.token), 403)

      const impression = 'Nodule, follow up in six months.'
      const draft = await driver.amend('radiologist', report.id, { ...text, impression, reason: 'Date of follow-up' })
      assert.equal((await driver.seeShared(pass)).impression, text.impression)
      await driver.sign('radiologist', draft.id)
      const amended = await driver.reviewAndPublish('seniorRadiologist', draft.id)
      const now = await driver.seeShared(pass)
      assert.deepEqual([now.state, now.impression], ['amended', impression])
      await driver.retract('seniorRadiologist', amended.id, 'The images belong to somebody else')
      const then = await driver.seeShared(pass)
      assert.deepEqual([then.state, then.impression, then.images], ['retracted', '', 0])
    },
  }),
]
