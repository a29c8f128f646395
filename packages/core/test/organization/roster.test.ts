import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Port } from '../../src/index.ts'
import type { Directory } from '../../src/organization/directory.ts'
import { shift } from '../../src/organization/roster.ts'
import { startTestCounty, type TestCounty } from '../../src/testing/index.ts'

describe.each(['sqlite', 'postgres'] as const)('a roster on %s', (database) => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTestCounty({ database })
  })
  afterAll(() => county?.stop())

  it('is kept by the head of a department and says who is on duty', async () => {
    const head = await county.as('chenli')
    const put = (practitioner: string, from: string, to: string, onCall = false) =>
      head.ok(
        head.resource(shift).create({
          practitioner,
          duty: 'imaging.reading',
          startsAt: `2026-11-24T${from}:00+08:00`,
          endsAt: `2026-11-24T${to}:00+08:00`,
          onCall,
        }),
      )
    await put('linjing', '08:00', '17:00')
    await put('shanhong', '08:00', '17:00', true)
    await put('xuguodong', '17:00', '23:59')
    const duty = (at: string) =>
      directory(county).onDuty({ organization: 'county-hospital', duty: 'imaging.reading', at })
    expect((await duty('2026-11-24T01:00:00.000Z')).map((d) => [d.practitioner, d.onCall])).toEqual([
      ['linjing', false],
      ['shanhong', true],
    ])
    // the end of a shift is the beginning of the next
    expect((await duty('2026-11-24T09:00:00.000Z')).map((d) => d.practitioner)).toEqual(['xuguodong'])
    expect(await duty('2026-11-24T20:00:00.000Z')).toEqual([])
  })

  it('is read by everybody and written by nobody else', async () => {
    const doctor = await county.as('zhoumin')
    expect((await doctor.ok(doctor.resource(shift).list({ duty: 'imaging.reading' }))).items).toHaveLength(3)
    const values = {
      practitioner: 'zhoumin',
      duty: 'imaging.reading',
      startsAt: '2026-11-24T08:00:00Z',
      endsAt: '2026-11-24T09:00:00Z',
      onCall: false,
    }
    expect((await doctor.refused(doctor.resource(shift).create(values))).code).toBe('core/forbidden')
  })
})

function directory(county: TestCounty): Port<typeof Directory> {
  return (county.system('orders').uses as { directory: Port<typeof Directory> }).directory
}
