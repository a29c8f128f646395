import { demoPassword, demoPin, organizations, type StaffKey, staff } from '@ygt/core/testing'

/** Who to sign in as, and what to try first. */
const tries: readonly (readonly [StaffKey, { readonly zh: string; readonly en: string }])[] = [
  ['townshipDoctor', { zh: '开影像申请，读回来的报告', en: 'request imaging, read the reports that came back' }],
  ['imagingTechnologist', { zh: '上传影像，处理待核对影像', en: 'upload images, resolve those in quarantine' }],
  ['radiologist', { zh: '领取、阅片、写报告、签署', en: 'claim, read, write and sign' }],
  ['seniorRadiologist', { zh: '审核发布，两个岗位可切换', en: 'review and publish; two posts to switch between' }],
  ['otherSeniorRadiologist', { zh: '双阅片：盲读、对照评级', en: 'second readings: blind, then graded' }],
  [
    'departmentHead',
    {
      zh: '改派、撤回、模板、双阅片裁定、审核分级',
      en: 'reassign, retract, templates, settle readings, review levels',
    },
  ],
  ['otherTownshipDoctor', { zh: '看不到青禾镇的患者', en: 'sees nothing of Qinghe' }],
  [
    'manager',
    { zh: '医务科：危急值登记本、通报率、超时督办', en: 'medical affairs: ledger and rates of critical values' },
  ],
  ['registrar', { zh: '居民建档与查找', en: 'register and find residents' }],
  ['administrator', { zh: '机构与人员、签名证书', en: 'institutions, people and certificates' }],
  ['operator', { zh: '插件与队列', en: 'plugins and queue' }],
  ['auditor', { zh: '审计与校验', en: 'audit and its verification' }],
]

/** A table of accounts, institutions and what to try; the password is the same for all. */
export function demoSignIns(): string {
  const names = new Map(organizations.map(({ id, zh }) => [id, zh]))
  const rows = tries.map(([key, what]) => {
    const { account, zh, en, posts } = staff[key]
    return [account, `${zh} ${en}`, names.get(posts[0]?.organization ?? '') ?? '', `${what.zh} (${what.en})`]
  })
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => width(row[column] ?? ''))))
  const lines = rows.map(
    (row) =>
      `  ${row.map((cell, column) => cell + ' '.repeat(Math.max((widths[column] ?? 0) - width(cell), 0))).join('  ')}`,
  )
  return [
    ...lines,
    '',
    `  ${password.zh} / ${password.en}: ${demoPassword}`,
    `  ${pin.zh} / ${pin.en}: ${demoPin}`,
  ].join('\n')
}

/** Of the simulated certificates that radiologists sign with. */
const pin = { zh: '签名口令', en: 'signing PIN' }
const password = { zh: '密码', en: 'password' }

/** Chinese characters take two columns of a terminal. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0)
}
