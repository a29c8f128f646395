import { isIPv4, isIPv6 } from 'node:net'

/** The network an address is from, not the device: `203.0.113.0/24`, `2001:db8:12::/48`. Anything else becomes `unknown`. */
export function shortenAddress(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`
  if (!isIPv6(plain)) return 'unknown'
  const [head = '', tail] = plain.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after]
  return `${groups
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/48`
}

/** Families by what only they say of themselves; the embedded browsers name the one they are made of as well, so they come first. */
const families = [
  ['WeChat', /MicroMessenger/i],
  ['Alipay', /AlipayClient/i],
  ['QQ', /\bQQ(?:Browser)?\//i],
  ['HarmonyOS', /ArkWeb|HuaweiBrowser/i],
  ['Edge', /\bEdgA?\//i],
  ['Firefox', /Firefox|FxiOS/i],
  ['Chrome', /Chrome|CriOS/i],
  ['Safari', /Safari/i],
] as const

/** The family of a user agent, without its version: enough to see that it was not the resident's phone. */
export function agentFamily(agent: unknown): string {
  const text = typeof agent === 'string' ? agent : ''
  return families.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other'
}
