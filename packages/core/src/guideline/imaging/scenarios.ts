import assert from 'node:assert/strict'
import { defineScenario, type Scenario } from '../../conformance/define-scenario.ts'
import { family } from '../../testing/people/cast.ts'
import type { ImagingDraft, ImagingDriver, ImagingReport } from './driver.ts'

const { mother, grandfather, father } = family
const text = { findings: 'Both lungs are clear. The heart is not enlarged.', impression: 'No abnormality.' }
const chest = (patient: string, more: Partial<ImagingDraft> = {}): ImagingDraft => ({
  patient,
  modality: 'DR',
  bodySite: 'chest',
  display: 'Chest X-ray',
  purpose: 'Cough for two weeks',
  ...more,
})

/** Up to a signed report: a township asks, images arrive, the centre reads. */
async function signedReport(driver: ImagingDriver, patient: string): Promise<ImagingReport> {
  const request = await driver.requestExamination('townshipDoctor', chest(patient))
  await driver.imagesArrive(request)
  await driver.claim('radiologist', request.id)
  const draft = await driver.writeReport('radiologist', request.id, text)
  return driver.sign('radiologist', draft.id)
}

async function publishedReport(driver: ImagingDriver, patient: string): Promise<ImagingReport> {
  return driver.reviewAndPublish('seniorRadiologist', (await signedReport(driver, patient)).id)
}

/** Function 1 as its users live it. */
export const imagingScenarios: readonly Scenario[] = [
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.request-management', 'imaging.report-publishing', 'imaging.report-viewing'],
    title: 'A township asks, the centre reads and publishes, the township reads the report',
    async run({ driver, refused }) {
      const request = await driver.requestExamination('townshipDoctor', chest(mother.id, { priority: 'urgent' }))
      assert.equal(request.state, 'active')
      assert.notEqual(request.accessionNumber, '')
      await driver.imagesArrive(request)
      const waiting = (await driver.readingList('radiologist')).find((task) => task.request === request.id)
      assert.deepEqual([waiting?.state, waiting?.priority, waiting?.owner], ['ready', 'urgent', null])
      await driver.claim('radiologist', request.id)
      await refused(driver.claim('seniorRadiologist', request.id), 403, 409)
      const draft = await driver.writeReport('radiologist', request.id, text)
      assert.equal(draft.state, 'draft')
      assert.deepEqual(
        await driver.reportsOf('townshipDoctor', request.id),
        [],
        'a draft was shown to the institution that asked',
      )
      const signed = await driver.sign('radiologist', draft.id)
      assert.equal(signed.state, 'signed')
      const published = await driver.reviewAndPublish('seniorRadiologist', signed.id)
      assert.equal(published.state, 'published')
      const waits = (await driver.workOf('townshipDoctor')).filter((work) => work.patient === mother.id)
      assert.equal(waits.length, 1, 'whoever asked is not told that the result is there')
      const read = await driver.read('townshipDoctor', published.id)
      assert.deepEqual([read.findings, read.impression], [text.findings, text.impression])
      assert.equal((await driver.readRequest('townshipDoctor', request.id)).state, 'completed')
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.request-management'],
    title: 'A request can be taken back until somebody reads it, by those who asked',
    async run({ driver, refused }) {
      const request = await driver.requestExamination('townshipDoctor', chest(father.id))
      await refused(driver.readRequest('otherTownshipDoctor', request.id), 404)
      await refused(driver.revokeRequest('otherTownshipDoctor', request.id, 'Asked for by mistake'), 404)
      await refused(driver.requestExamination('operator', chest(father.id)), 403)
      await refused(driver.requestExamination('townshipDoctor', chest('nobody')), 404, 422)
      await refused(driver.requestExamination('townshipDoctor', chest(father.id, { purpose: '' })), 400)
      const revoked = await driver.revokeRequest('townshipDoctor', request.id, 'Asked for by mistake')
      assert.equal(revoked.state, 'revoked')
      const other = await driver.requestExamination('townshipDoctor', chest(father.id))
      await driver.imagesArrive(other)
      await driver.claim('radiologist', other.id)
      await refused(driver.revokeRequest('townshipDoctor', other.id, 'Asked for by mistake'), 409)
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.report-publishing'],
    title: 'Nobody reviews what they wrote; a reviewer sends back with a reason',
    async run({ driver, refused }) {
      const signed = await signedReport(driver, grandfather.id)
      await refused(driver.reviewAndPublish('radiologist', signed.id), 403, 409)
      await refused(driver.reviewAndPublish('townshipDoctor', signed.id), 403, 404)
      await refused(driver.sendBack('seniorRadiologist', signed.id, ''), 400)
      const back = await driver.sendBack('seniorRadiologist', signed.id, 'Describe the diaphragm')
      assert.equal(back.state, 'draft')
      await refused(driver.sign('otherSeniorRadiologist', signed.id), 403, 409)
      await driver.writeReport('radiologist', signed.request, {
        ...text,
        findings: `${text.findings} Diaphragm smooth.`,
      })
      await driver.sign('radiologist', signed.id)
      const published = await driver.reviewAndPublish('otherSeniorRadiologist', signed.id)
      assert.match(published.findings, /Diaphragm/)
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.report-amendment'],
    title: 'An amendment is a new version with a reason; the old one stays as it was and says that it is replaced',
    async run({ driver, refused }) {
      const first = await publishedReport(driver, mother.id)
      await refused(driver.amend('radiologist', first.id, { ...text, reason: '' }), 400)
      const draft = await driver.amend('radiologist', first.id, {
        findings: 'A nodule of 6 mm.',
        impression: 'Follow up in a year.',
        reason: 'Overlooked a nodule',
      })
      assert.equal(draft.revision, first.revision + 1)
      assert.equal(
        (await driver.read('townshipDoctor', first.id)).superseded,
        false,
        'an amendment counts before it is published',
      )
      await driver.sign('radiologist', draft.id)
      await refused(driver.reviewAndPublish('radiologist', draft.id), 403, 409)
      const amended = await driver.reviewAndPublish('seniorRadiologist', draft.id)
      assert.equal(amended.state, 'amended')
      const old = await driver.read('townshipDoctor', first.id)
      assert.deepEqual([old.superseded, old.findings], [true, text.findings])
      const versions = await driver.reportsOf('townshipDoctor', first.request)
      assert.deepEqual(
        versions.map((version) => version.revision),
        [first.revision, first.revision + 1],
      )
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.report-viewing', 'imaging.report-search'],
    title: 'Reports are found by name and number by those who asked and those who read, not by another township',
    async run({ driver, refused }) {
      const report = await publishedReport(driver, grandfather.id)
      await publishedReport(driver, mother.id)
      const { accessionNumber } = await driver.readRequest('townshipDoctor', report.request)
      for (const person of ['townshipDoctor', 'radiologist'] as const) {
        for (const words of [grandfather.zh, grandfather.zh.slice(0, 2), accessionNumber]) {
          assert.deepEqual(
            (await driver.searchReports(person, words)).map((found) => found.id),
            [report.id],
            `${person} searched for ${words}`,
          )
        }
      }
      assert.deepEqual(await driver.searchReports('otherTownshipDoctor', grandfather.zh), [])
      await refused(driver.read('otherTownshipDoctor', report.id), 404)
      await refused(driver.read('operator', report.id), 403)
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.report-printing'],
    title: 'A published report is printed as PDF, a draft is not',
    async run({ driver, refused }) {
      const signed = await signedReport(driver, mother.id)
      await refused(driver.printReport('radiologist', signed.id), 409)
      await driver.reviewAndPublish('seniorRadiologist', signed.id)
      const { type, bytes } = await driver.printReport('townshipDoctor', signed.id)
      assert.match(type, /^application\/pdf/)
      assert.equal(Buffer.from(bytes.slice(0, 5)).toString('latin1'), '%PDF-')
      await refused(driver.printReport('otherTownshipDoctor', signed.id), 404)
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.image-transmission', 'imaging.image-viewing'],
    title: 'Images find their request and are seen by those who read and those who asked',
    async run({ driver, refused }) {
      const request = await driver.requestExamination('townshipDoctor', chest(father.id))
      assert.equal(await driver.viewImages('townshipDoctor', request.id), 0)
      await driver.imagesArrive(request)
      assert.ok((await driver.viewImages('radiologist', request.id)) > 0, 'the reader sees no image')
      assert.ok((await driver.viewImages('townshipDoctor', request.id)) > 0, 'whoever asked sees no image')
      await refused(driver.viewImages('operator', request.id), 403)
      const seen = await driver.viewImages('otherTownshipDoctor', request.id).catch(() => 0)
      assert.equal(seen, 0, 'another township sees the images')
    },
  }),
  defineScenario({
    function: 'imaging',
    verifies: ['imaging.report-templates'],
    title: 'Whoever is in charge keeps templates, the readers use them, the others have none',
    async run({ driver, refused }) {
      const template = { name: 'Chest X-ray, normal', ...text }
      await driver.keepTemplate('seniorRadiologist', template)
      const found = (await driver.templates('radiologist')).find(({ name }) => name === template.name)
      assert.deepEqual(found, template)
      await refused(driver.keepTemplate('radiologist', { ...template, name: 'My own' }), 403)
      await refused(driver.keepTemplate('seniorRadiologist', { ...template, name: '' }), 400)
      await refused(driver.templates('townshipDoctor'), 403)
    },
  }),
]
