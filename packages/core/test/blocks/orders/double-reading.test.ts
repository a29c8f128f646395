import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { doubleReadingLifecycle, drawOf } from '../../../src/blocks/orders/index.ts'
import { statesFrom } from '../../../src/lifecycle/define-lifecycle.ts'
import { databases, text, withOrders } from './orders-county.ts'

const other = { findings: 'Something unusual.', advice: 'Look again.' }

test('the draw is the same for whoever draws again, and takes about its share', () => {
  const rule = { share: 20, always: ['MG'], seed: '2026' }
  const drawn = (seed: string) =>
    Array.from({ length: 5000 }, (_, n) =>
      drawOf({ ...rule, seed }, { code: 'CT', accessionNumber: `YX${String(n).padStart(12, '0')}` }),
    )
  expect(drawn('2026')).toEqual(drawn('2026'))
  expect(drawn('2026')).not.toEqual(drawn('2027'))
  const share = drawn('2026').filter((one) => one === 'share').length / 5000
  // five standard deviations of a binomial of 5000 at 0.2 are 0.028
  expect(Math.abs(share - 0.2)).toBeLessThan(0.028)
  expect(drawOf({ ...rule, share: 0 }, { code: 'MG', accessionNumber: 'YX1' })).toBe('always')
  expect(drawOf({ ...rule, share: 0, always: [] }, { code: 'MG', accessionNumber: 'YX1' })).toBeNull()
})

describe('any legal history of a second reading', () => {
  type Doc = Record<string, unknown> & { state: string }
  const people = ['author', 'reviewer', 'second', 'third', 'arbiter']
  const given = { name: 'n', grade: '3b', comment: 'missed', answer: 'I see', decision: 'amend', reason: 'it is there' }
  const legal = (doc: Doc) =>
    people.flatMap((practitioner) =>
      Object.entries(doubleReadingLifecycle.commands)
        .filter(([, command]) => statesFrom(command as never).includes(doc.state))
        .flatMap(([name, command]) =>
          ['1', '2b', '3b'].map((grade) => ({ name, command, input: { ...given, grade }, practitioner })),
        )
        .filter(
          ({ command, input }) =>
            !command.guard?.({
              doc: doc as never,
              input,
              actor: { account: practitioner, practitioner, organization: 'o' },
              now: '2026-11-24T00:00:00.000Z',
            } as never),
        ),
    )

  it('keeps author and reviewer from reading, all three from settling, and ends', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 40 }), (choices) => {
        let doc: Doc = {
          state: 'waiting',
          author: 'author',
          reviewer: 'reviewer',
          reader: null,
          grade: null,
          followUp: ['3a', '3b'],
        }
        for (const choice of choices) {
          const open = legal(doc)
          if (open.length === 0) break
          const { name, command, input, practitioner } = open[choice % open.length] as (typeof open)[number]
          const facts = {
            doc,
            input,
            actor: { account: practitioner, practitioner, organization: 'o' },
            now: '2026-11-24T00:00:00.000Z',
          }
          doc = { ...doc, ...command.set?.(facts as never), state: command.to } as Doc
          expect(['author', 'reviewer']).not.toContain(doc.reader)
          if (['submit', 'conclude', 'dispute'].includes(name)) expect(practitioner).toBe(doc.reader)
          if (name === 'conclude') expect(['1', '2b']).toContain(doc.grade)
          if (name === 'dispute') expect(doc.grade).toBe('3b')
          if (name === 'decide') expect(['author', 'reviewer', doc.reader]).not.toContain(doc.arbiter)
        }
        if (['concluded', 'settled', 'cancelled'].includes(doc.state)) expect(legal(doc)).toEqual([])
        else expect(legal(doc).length).toBeGreaterThan(0)
      }),
    )
  })
})

describe.each(databases)('double reading on %s', (database) => {
  const doubleReading = { trial: { always: ['MG'], mode: 'before-publication' as const } }
  const given = withOrders(database, { settings: { orders: { doubleReading } } })

  it('before publication: nothing is published until both agree, or what was decided is written', async () => {
    const { signed, reader, senior, secondSenior, head } = given
    const { id } = await signed({ code: 'MG' })
    const waits = { code: 'orders/awaiting-consensus' }
    expect(await senior.refused(senior.orders.publishReport({ id }))).toMatchObject(waits)
    const { items } = await secondSenior.ok(secondSenior.orders.listReadings({ category: 'trial', state: 'waiting' }))
    const reading = items[0]?.id ?? ''
    expect(items[0]).toMatchObject({ drawn: 'always', authorName: null, report: null, firstContent: null })
    /** For whom of these the reading waits in a step. */
    const waitsIn = async (step: 'read' | 'grade' | 'answer' | 'decide') => {
      const people = { reader, senior, secondSenior, head }
      const lists = Object.entries(people).map(async ([name, one]) => {
        const listed = await one.ok(one.orders.listReadings({ category: 'trial', step }))
        return listed.items.some((row) => row.id === reading) ? [name] : []
      })
      return (await Promise.all(lists)).flat()
    }
    expect(await waitsIn('read')).toEqual(['senior', 'secondSenior', 'head'])
    await secondSenior.ok(secondSenior.orders.claimReading({ id: reading }))
    expect(await waitsIn('read')).toEqual(['secondSenior'])
    for (const tried of [
      secondSenior.orders.getReport({ id }),
      secondSenior.orders.publishReport({ id }),
      secondSenior.orders.reportSignatures({ id }),
      secondSenior.orders.sendBackReport({ id, reason: 'Let me see it' }),
    ])
      expect(await secondSenior.refused(tried)).toMatchObject({ code: 'orders/blind-reading' })
    const found = await secondSenior.ok(secondSenior.orders.searchReports({ category: 'trial' }))
    expect(found.items.map((one) => one.id)).not.toContain(id)
    expect(await secondSenior.refused(secondSenior.orders.submitReading({ id: reading }))).toMatchObject({
      code: 'orders/empty-reading',
    })
    await secondSenior.ok(secondSenior.orders.saveReading({ id: reading, content: other, positive: true }))
    const submitted = await secondSenior.ok(secondSenior.orders.submitReading({ id: reading }))
    expect(submitted).toMatchObject({ state: 'comparing', firstContent: text, content: other })
    expect(await waitsIn('grade')).toEqual(['secondSenior'])
    await secondSenior.ok(secondSenior.orders.gradeReading({ id: reading, grade: '3a', comment: 'It was missed' }))
    expect(await waitsIn('answer')).toEqual(['reader'])
    await reader.ok(reader.orders.answerReading({ id: reading, answer: 'I agree' }))
    expect(await waitsIn('decide')).toEqual(['head'])
    expect(
      await head.refused(head.orders.decideReading({ id: reading, decision: 'amend', reason: 'x' })),
    ).toMatchObject({
      status: 400,
    })
    await head.ok(head.orders.decideReading({ id: reading, decision: 'amend', reason: 'It is there' }))
    expect(await senior.refused(senior.orders.publishReport({ id }))).toMatchObject(waits)
    await reader.ok(reader.orders.recallReport({ id }))
    await reader.ok(reader.orders.saveDraft({ id, content: other }))
    given.county.clock.advance(1000)
    await reader.ok(reader.orders.signReport({ id }))
    expect((await senior.ok(senior.orders.publishReport({ id }))).content).toEqual(other)
    const own = await reader.ok(
      reader.orders.tallyReadings({ category: 'trial', from: '2026-11-01', to: '2026-11-30' }),
    )
    expect(own.items).toEqual([{ author: 'linjing', authorName: '林静', grade: '3a', count: 1 }])
    const theirs = await senior.ok(
      senior.orders.tallyReadings({ category: 'trial', from: '2026-11-01', to: '2026-11-30' }),
    )
    expect(theirs.items).toEqual([])
  })

  it('whoever opened the report does not read it blind; agreement lets it out', async () => {
    const { signed, senior, secondSenior, head } = given
    const { id } = await signed({ code: 'MG' })
    await senior.ok(senior.orders.getReport({ id }))
    const { items } = await senior.ok(senior.orders.listReadings({ state: 'waiting' }))
    const reading = items[0]?.id ?? ''
    expect(await senior.refused(senior.orders.claimReading({ id: reading }))).toMatchObject({
      code: 'orders/seen-before',
    })
    await secondSenior.ok(secondSenior.orders.claimReading({ id: reading }))
    expect(await head.refused(head.orders.saveReading({ id: reading, content: other }))).toMatchObject({ status: 409 })
    await secondSenior.ok(secondSenior.orders.saveReading({ id: reading, content: text }))
    await secondSenior.ok(secondSenior.orders.submitReading({ id: reading }))
    expect((await secondSenior.ok(secondSenior.orders.gradeReading({ id: reading, grade: '1' }))).state).toBe(
      'concluded',
    )
    expect((await senior.ok(senior.orders.publishReport({ id }))).state).toBe('final')
  })

  it('by hand once only; a claim that nobody goes on with is for everybody again; a retraction ends it', async () => {
    const { county, published, signIn, head } = given
    const { id } = await published()
    const sent = await head.ok(head.orders.sendToSecondReader({ id }))
    expect(sent).toMatchObject({ drawn: 'hand', mode: 'after-publication' })
    expect(await head.refused(head.orders.sendToSecondReader({ id }))).toMatchObject({
      code: 'orders/read-twice-already',
    })
    await given.secondSenior.ok(given.secondSenior.orders.claimReading({ id: sent.id }))
    county.clock.advance(3 * 86_400_000 + 60_000)
    await county.settle()
    await signIn()
    const back = await given.head.ok(given.head.orders.getReading({ id: sent.id }))
    expect(back).toMatchObject({ state: 'waiting', reader: null })
    await given.senior.ok(given.senior.orders.retractReport({ id, reason: 'Of another patient' }))
    expect((await given.head.ok(given.head.orders.getReading({ id: sent.id }))).state).toBe('cancelled')
  })

  it('levels that somebody keeps hold in the place of the settings', async () => {
    const { head, senior, reader, published } = given
    expect(await senior.refused(senior.orders.keepReviewLevels({ category: 'trial', rules: [] }))).toMatchObject({
      status: 403,
    })
    await head.ok(head.orders.keepReviewLevels({ category: 'trial', rules: [{ roles: ['department-head'] }] }))
    expect((await reader.ok(reader.orders.getReviewLevels({ category: 'trial' }))).mayChange).toBe(false)
    await expect(published()).rejects.toThrow(/reviewer-level|403/)
    await head.ok(head.orders.keepReviewLevels({ category: 'trial', rules: [] }))
    await published()
  })
})
