import assert from 'node:assert/strict'
import { defineLaws } from '../conformance/define-laws.ts'
import { organizations } from '../testing/people/county.ts'
import { everyStaffMember, staff } from '../testing/people/staff.ts'
import { Directory } from './directory.ts'

/** What holds for every provider of `directory@1`. */
export const directoryLaws = defineLaws(Directory, [
  {
    id: 'organization-by-id',
    title: 'An institution is found by its id with a heading; an unknown id is null',
    async check({ as }) {
      const port = await as('registrar')
      const card = await port.organization({ id: 'qinghe-centre' })
      assert.equal(card?.id, 'qinghe-centre')
      assert.ok(card?.heading, 'an institution without a heading of its own is headed by its name')
      assert.equal(await port.organization({ id: 'nowhere' }), null)
    },
  },
  {
    id: 'many-at-once',
    title: 'Asking for many gives those that exist, once each',
    async check({ as }) {
      const port = await as('registrar')
      const units = await port.organizations({ ids: ['qinghe-centre', 'nowhere', 'county-hospital'] })
      assert.deepEqual(units.map((unit) => unit.id).sort(), ['county-hospital', 'qinghe-centre'])
      const people = await port.practitioners({ ids: everyStaffMember.map((person) => person.id) })
      assert.equal(people.length, everyStaffMember.length)
      assert.deepEqual(await port.practitioners({ ids: [] }), [])
    },
  },
  {
    id: 'subtree',
    title: 'A subtree is the unit and all that is below it, at any depth',
    async check({ system }) {
      for (const { id } of organizations) {
        const below = (at: string): string[] => [
          at,
          ...organizations.filter((o) => o.parent === at).flatMap((o) => below(o.id)),
        ]
        const given = await system.subtree({ organization: id })
        assert.deepEqual([...given].sort(), below(id).sort(), `subtree(${id})`)
      }
    },
  },
  {
    id: 'holders-reach',
    title: 'Holders of a permission are those whose post reaches the institution, nobody else',
    async check({ system, category }) {
      const permission = `orders:request:read@${category}`
      const at = async (organization: string) =>
        (await system.holders({ permission, organization })).map((holder) => holder.practitioner)
      assert.deepEqual(await at('qinghe-centre'), [staff.townshipDoctor.id])
      assert.deepEqual(await at('heting-centre'), [staff.otherTownshipDoctor.id])
      assert.deepEqual(await system.holders({ permission: 'nobody:has:this', organization: 'qinghe-centre' }), [])
    },
  },
  {
    id: 'duty',
    title: 'Where nobody was rostered, nobody is on duty',
    async check({ system }) {
      assert.deepEqual(await system.onDuty({ organization: 'qinghe-centre', duty: 'nothing that anybody does' }), [])
      assert.deepEqual(await system.onDuty({ organization: 'nowhere', duty: 'reading' }), [])
    },
  },
])
