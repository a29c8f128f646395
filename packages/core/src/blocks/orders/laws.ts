import assert from 'node:assert/strict'
import { defineLaws, type LawCourt } from '../../conformance/define-laws.ts'
import { ProblemError } from '../../problem/define-problem.ts'
import { family } from '../../testing/people/cast.ts'
import { Orders } from './contract.ts'

const { mother, grandfather, father, uncle } = family

/** What holds for every provider of `orders@1`; each law has a resident to itself. */
export const orderLaws = defineLaws(Orders, [
  {
    id: 'placed-is-found',
    title: 'An order that was placed is found by id and by its accession number',
    async check(court) {
      const port = await court.as('townshipDoctor')
      const placed = await port.place(draft(court, mother.id))
      assert.deepEqual(
        [placed.patient, placed.patientName, placed.organization],
        [mother.id, mother.zh, 'qinghe-centre'],
      )
      assert.deepEqual(await port.get({ request: placed.id }), placed)
      const { category } = court
      assert.equal((await port.findByAccession({ category, accessionNumber: placed.accessionNumber }))?.id, placed.id)
      assert.equal(await port.get({ request: 'none' }), null)
      assert.equal(
        await port.findByAccession({ category: 'another', accessionNumber: placed.accessionNumber }),
        null,
        'an accession number counts within its category',
      )
    },
  },
  {
    id: 'own-number',
    title: 'No two orders share an accession number, however many are placed at once; it has 16 characters at most',
    async check(court) {
      const port = await court.as('townshipDoctor')
      const placed = await Promise.all(Array.from({ length: 5 }, () => port.place(draft(court, uncle.id))))
      const numbers = placed.map((order) => order.accessionNumber)
      assert.equal(new Set(numbers).size, 5, `accession numbers ${numbers.join(', ')}`)
      assert.ok(
        numbers.every((number) => number.length <= 16),
        'DICOM SH holds 16 characters',
      )
    },
  },
  {
    id: 'refusals',
    title: 'Nobody and nothing cannot be ordered for',
    async check(court) {
      const port = await court.as('townshipDoctor')
      await refuses(port.place(draft(court, 'nobody')), 'orders/unknown-patient')
      await refuses(port.place({ ...draft(court, mother.id), category: 'no-such-category' }), 'orders/unknown-category')
    },
  },
  {
    id: 'opened-once',
    title:
      'That somebody opened what a report is written from is noted once for each person, however many images they open',
    async check(court) {
      const port = await court.as('townshipDoctor')
      const { id: request } = await port.place(draft(court, uncle.id))
      const noted = await Promise.all(Array.from({ length: 5 }, () => port.opened({ request })))
      assert.equal(noted.filter((one) => one.noted).length, 1)
      assert.deepEqual(await port.opened({ request: 'none' }), { noted: false })
    },
  },
  {
    id: 'of-patient',
    title: 'The orders of a resident are theirs only, the newest first',
    async check(court) {
      const port = await court.as('townshipDoctor')
      const first = await port.place(draft(court, grandfather.id))
      court.county.clock.advance(60_000)
      const second = await port.place(draft(court, grandfather.id))
      const found = await port.ofPatient({ category: court.category, patient: grandfather.id, open: true })
      assert.deepEqual(
        found.map((order) => order.id),
        [second.id, first.id],
      )
    },
  },
  {
    id: 'ready-twice',
    title: 'Saying twice that an order is ready is harmless',
    async check(court) {
      const port = await court.as('townshipDoctor')
      const { id } = await port.place(draft(court, father.id))
      const once = await port.markReady({ request: id })
      assert.deepEqual(await port.markReady({ request: id }), once)
      assert.equal((await port.get({ request: id }))?.taskState, once.state)
    },
  },
])

function draft({ category }: LawCourt<any>, patient: string) {
  return { category, patient, code: 'law', display: 'What the law asks for', purpose: 'To see that it holds' }
}

async function refuses(action: Promise<unknown>, code: string): Promise<void> {
  const got = await action.then(
    () => 'it was accepted',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )
  assert.equal(got, code, `place() has to refuse with ${code}, but ${got}`)
}
