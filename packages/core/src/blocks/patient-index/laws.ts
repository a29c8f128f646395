import assert from 'node:assert/strict'
import { defineLaws } from '../../conformance/define-laws.ts'
import { family } from '../../testing/people/cast.ts'
import { PatientIndex } from './contract.ts'

const { grandfather, mother, uncle, newborn } = family

/** What holds for every provider of `patients@1`. Its index has the residents of the cast. */
export const patientLaws = defineLaws(PatientIndex, [
  {
    id: 'card-by-id',
    title: 'A card is that of the resident asked for; nobody is nobody',
    async check({ as }) {
      const port = await as('townshipDoctor')
      const card = await port.card({ patient: mother.id })
      assert.equal(card?.id, mother.id, `card(${mother.id}) gave the card of ${card?.id}`)
      assert.deepEqual([card?.name, card?.sex, card?.birthDate], [mother.zh, mother.sex, mother.birthDate])
      assert.equal(await port.card({ patient: 'nobody' }), null, 'card() of an unknown id has to be null')
    },
  },
  {
    id: 'card-anywhere',
    title: 'Whoever holds a reference gets the card, wherever the resident lives',
    async check({ as }) {
      const card = await (await as('subCentreTownshipDoctor')).card({ patient: mother.id })
      assert.equal(card?.id, mother.id, 'a doctor of another township got no card of a resident whose id they hold')
    },
  },
  {
    id: 'numbers-masked',
    title: 'No card carries a number that can be read',
    async check({ as }) {
      const port = await as('townshipDoctor')
      for (const person of [mother, grandfather, newborn]) {
        const text = JSON.stringify(await port.card({ patient: person.id }))
        for (const number of [person.citizenNumber, person.phone]) {
          assert.ok(
            number === null || !text.includes(number),
            `the card of ${person.id} carries a whole number; mask it`,
          )
        }
      }
    },
  },
  {
    id: 'cards-are-cards',
    title: 'Many cards at once are the same cards, each once, without those who are not there',
    async check({ as }) {
      const port = await as('townshipDoctor')
      const cards = await port.cards({ patients: [mother.id, 'nobody', uncle.id, mother.id] })
      const ids = cards.map((card) => card.id)
      assert.deepEqual(new Set(ids), new Set([mother.id, uncle.id]), `cards() gave ${ids.join(', ')}`)
      assert.equal(ids.length, 2, 'cards() gave a resident twice')
      assert.deepEqual(
        cards.find((card) => card.id === mother.id),
        await port.card({ patient: mother.id }),
      )
      assert.deepEqual(await port.cards({ patients: [] }), [])
    },
  },
  {
    id: 'whole-numbers',
    title: 'A number finds its resident however it is written, and only as a whole',
    async check({ as }) {
      const port = await as('registrar')
      const number = mother.citizenNumber ?? ''
      const find = async (kind: string, value: string) =>
        (await port.findByIdentifier({ kind, value })).map((card) => card.id)
      assert.deepEqual(await find('citizen-number', number), [mother.id], 'the citizen number did not find its owner')
      assert.deepEqual(
        await find('citizen-number', ` ${number.slice(0, 6)} ${number.slice(6).toLowerCase()}`),
        [mother.id],
        'blanks in a number made it another one',
      )
      assert.deepEqual(await find('citizen-number', number.slice(0, 14)), [], 'a part of a number found somebody')
      assert.deepEqual(
        await find('birth-certificate', 'Z339900001'),
        [newborn.id],
        'a birth certificate did not find its owner',
      )
      assert.deepEqual(await find('health-card', 'Z339900001'), [], 'a number found somebody under another kind')
    },
  },
  {
    id: 'lists-of-numbers',
    title: 'A list of numbers is answered line by line, with nobody where a number is nobody’s',
    async check({ as }) {
      const numbers = [grandfather.id, 'nobody', mother.citizenNumber ?? '', 'Z339900001']
      const found = await (await as('registrar')).findByNumbers({ numbers })
      assert.deepEqual(
        found.map((line) => [line.number, line.patients.map(({ id }) => id)]),
        [
          [numbers[0], [grandfather.id]],
          [numbers[1], []],
          [numbers[2], [mother.id]],
          [numbers[3], [newborn.id]],
        ],
      )
    },
  },
  {
    id: 'looks-audited',
    title: 'A card that a person got is a look in the audit',
    async check({ as, county }) {
      await (await as('otherTownshipDoctor')).card({ patient: grandfather.id })
      await county.settle()
      const rows = await county.runtime.database.query('select actor from core_audit where patient = ? and actor = ?', [
        grandfather.id,
        'wujianping',
      ])
      assert.ok(rows.length > 0, 'card() left no entry in the audit; call ctx.looked')
    },
  },
])
