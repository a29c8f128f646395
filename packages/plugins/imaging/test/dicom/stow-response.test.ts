import { expect, test } from 'vitest'
import { FAILURE_REASON, failureReasonOf, stowResponse, WARNING_REASON } from '../../src/dicom/stow-response.ts'

const stored = {
  sopClassUid: '1.2.840.10008.5.1.4.1.1.2',
  sopInstanceUid: '1.4',
  retrieveUrl: 'https://x/instances/1.4',
}

test('all stored', () => {
  expect(stowResponse({ studyUrl: 'https://x/studies/1', stored: [stored], failed: [] })).toEqual({
    status: 200,
    dataSet: {
      '00081190': { vr: 'UR', Value: ['https://x/studies/1'] },
      '00081199': {
        vr: 'SQ',
        Value: [
          {
            '00081150': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.2'] },
            '00081155': { vr: 'UI', Value: ['1.4'] },
            '00081190': { vr: 'UR', Value: ['https://x/instances/1.4'] },
          },
        ],
      },
    },
  })
})

test('some failed', () => {
  const failed = [{ sopInstanceUid: '1.5', failureReason: FAILURE_REASON.cannotUnderstand }, { failureReason: 272 }]
  const { status, dataSet } = stowResponse({ stored: [stored], failed })
  expect(status).toBe(202)
  expect(dataSet['00081198']?.Value).toEqual([
    { '00081155': { vr: 'UI', Value: ['1.5'] }, '00081197': { vr: 'US', Value: [0xc000] } },
    { '00081197': { vr: 'US', Value: [0x0110] } },
  ])
  expect(dataSet['00081190']).toBeUndefined()
})

test('stored with a warning', () => {
  const { status, dataSet } = stowResponse({
    stored: [{ ...stored, warningReason: WARNING_REASON.coerced }],
    failed: [],
  })
  expect(status).toBe(202)
  expect(dataSet['00081199']?.Value?.[0]).toMatchObject({ '00081196': { vr: 'US', Value: [45056] } })
})

test('nothing stored', () => {
  expect(stowResponse({ stored: [], failed: [{ failureReason: 272 }] }).status).toBe(409)
})

// Decimal figures of PS3.18 table I.2-2.
test.each([
  ['truncated', 49152],
  ['not-dicom', 49152],
  ['no-sop-instance-uid', 49152],
  ['no-pixel-data', 43264],
  ['no-waveform-data', 43264],
  ['too-many-elements', 42752],
] as const)('%s has failure reason %i', (reason, code) => {
  expect(failureReasonOf(reason)).toBe(code)
})
