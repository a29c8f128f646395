import { describe, expect, it } from 'vitest'
import { type HangableSeries, hang, hangingProtocol } from '../../src/hanging-protocol.ts'
import { usualProtocols } from '../../src/usual-protocols.ts'

const series = (uid: string, modality: string, more: Partial<HangableSeries> = {}): HangableSeries => ({
  uid,
  modality,
  images: 1,
  ...more,
})
const hung = (current: HangableSeries[], prior?: HangableSeries[]) => {
  const hanging = hang(usualProtocols, { current, prior })
  return [hanging?.protocol, hanging?.layout, hanging?.panes.map((pane) => `${pane.from} ${pane.series} ${pane.index}`)]
}

describe('hanging by protocol', () => {
  it.each([
    ['HEAD', 'ct-head', { center: 40, width: 80 }],
    ['CHEST', 'ct-chest', { center: 50, width: 350 }],
    ['LSPINE', 'ct-bone', { center: 400, width: 1800 }],
    ['ABDOMEN', 'ct-other', { center: 50, width: 400 }],
  ])('CT of %s is hung by %s in its window', (bodyPart, protocol, window) => {
    const hanging = hang(usualProtocols, { current: [series('1', 'CT', { bodyPart, images: 40 })] })
    expect([hanging?.protocol, hanging?.panes[0]?.window]).toEqual([protocol, window])
  })

  it('knows the part by its Chinese name, and takes the series for the lung where there is one', () => {
    const hanging = hang(usualProtocols, {
      current: [series('soft', 'CT', { description: '胸部 5mm' }), series('lung', 'CT', { description: '肺窗 1mm' })],
    })
    expect(hanging?.panes).toEqual([
      { from: 'current', series: 'lung', index: 0, window: { center: -600, width: 1500 } },
    ])
  })

  it('puts two views of a chest side by side, whether they are two series or one', () => {
    const pa = series('pa', 'DX', { bodyPart: 'CHEST', description: 'Chest PA' })
    const lateral = series('lat', 'DX', { bodyPart: 'CHEST', description: 'Chest LAT' })
    expect(hung([lateral, pa])).toEqual(['chest-two-views', '1x2', ['current pa 0', 'current lat 0']])
    expect(hung([series('one', 'DX', { bodyPart: 'CHEST', images: 2 })])).toEqual([
      'radiograph-views',
      '1x2',
      ['current one 0', 'current one 1'],
    ])
    expect(hung([pa])).toEqual(['plain', '1x1', ['current pa 0']])
  })

  it('hangs weightings of MR by description and ultrasound as a grid', () => {
    const mr = ['t1_tse', 't2_tse', 'ep2d_dwi'].map((description) => series(description, 'MR', { description }))
    expect(hung(mr)).toEqual(['mr-weightings', '2x2', ['current t1_tse 0', 'current t2_tse 0', 'current ep2d_dwi 0']])
    expect(hung([series('us', 'US', { images: 9 })])[2]).toHaveLength(4)
  })

  it('puts the current study beside the earlier one', () => {
    expect(hung([series('new', 'CT')], [series('old', 'CT')])).toEqual([
      'beside-prior',
      '1x2',
      ['current new 0', 'prior old 0'],
    ])
  })

  it('takes the protocols of a county first', () => {
    const own = hangingProtocol.parse({ id: 'ours', modalities: ['CT'], layout: '1x1', panes: [{}] })
    expect(hang([own, ...usualProtocols], { current: [series('1', 'CT', { bodyPart: 'HEAD' })] })?.protocol).toBe(
      'ours',
    )
  })

  it('has nothing to hang without a series', () => {
    expect(hang(usualProtocols, { current: [] })).toBeUndefined()
  })
})
