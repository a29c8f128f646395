import { defineProblem } from './define-problem.ts'

/** The problems that the kernel itself answers with. `docs/reference/problems.md` is generated from this table. */
export const NotSignedIn = defineProblem('core/not-signed-in', {
  status: 401,
  zh: '您还没有登录，或登录已过期。请重新登录。',
  en: 'You are not signed in, or your session has ended. Sign in again.',
})
export const WrongCredentials = defineProblem('core/wrong-credentials', {
  status: 401,
  zh: '账号或密码不正确。还可尝试 {left} 次。',
  en: 'The account or the password is wrong. {left} attempts are left.',
})
export const AccountLocked = defineProblem('core/account-locked', {
  status: 423,
  zh: '账号因多次输错密码已锁定，请在 {until} 之后再试，或联系管理员。',
  en: 'The account is locked after too many wrong passwords. Try again after {until}, or ask an administrator.',
})
export const Forbidden = defineProblem('core/forbidden', {
  status: 403,
  zh: '您当前的岗位没有此权限（{permission}）。如确需办理，请切换岗位或联系管理员。',
  en: 'Your present post does not hold the permission {permission}. Switch posts, or ask an administrator.',
})
export const CrossSite = defineProblem('core/cross-site', {
  status: 403,
  zh: '请求来自其他网站，已拒绝。请在本系统页面内操作。',
  en: 'The request came from another site and was refused. Use the pages of this application.',
})
export const NotFound = defineProblem('core/not-found', {
  status: 404,
  zh: '没有找到所请求的内容，或您无权查看。请核对后重试。',
  en: 'There is nothing here, or you may not see it. Check the address and try again.',
})
export const InvalidInput = defineProblem('core/invalid-input', {
  status: 400,
  zh: '填写的内容有误，请按提示修改后重新提交。',
  en: 'Some of the input is not valid. Correct the places named and send it again.',
})
export const NotJson = defineProblem('core/not-json', {
  status: 400,
  zh: '请求内容不是有效的 JSON。',
  en: 'The body is not valid JSON.',
})
export const TooLarge = defineProblem('core/too-large', {
  status: 413,
  zh: '请求内容过大，上限为 {limit} 字节。',
  en: 'The body is too large; the limit is {limit} bytes.',
})
export const UnsupportedMedia = defineProblem('core/unsupported-media', {
  status: 415,
  zh: '不支持的内容类型。应为：{expected}。',
  en: 'The content type is not supported. Expected: {expected}.',
})
export const TooManyRequests = defineProblem('core/too-many-requests', {
  status: 429,
  zh: '操作过于频繁，请在 {seconds} 秒后重试。',
  en: 'Too many requests. Try again in {seconds} seconds.',
})
export const VersionConflict = defineProblem('core/version-conflict', {
  status: 412,
  zh: '内容已被他人修改（当前版本 {current}，您的版本 {given}）。请刷新查看后再提交，您填写的内容不会丢失。',
  en: 'Somebody changed this meanwhile (now version {current}, yours is {given}). Reload, then send it again; your input is kept.',
})
export const VersionRequired = defineProblem('core/version-required', {
  status: 428,
  zh: '修改时必须带上所依据的版本（If-Match）。',
  en: 'A change must name the version it is based on (If-Match).',
})
export const IdempotencyMismatch = defineProblem('core/idempotency-mismatch', {
  status: 422,
  zh: '同一幂等键（Idempotency-Key）已用于内容不同的请求。请换用新的键。',
  en: 'This Idempotency-Key was used before with another body. Use a new key.',
})
export const NotAllowedNow = defineProblem('core/not-allowed-now', {
  status: 409,
  zh: '当前状态“{state}”下不能执行“{command}”。请刷新后查看可用操作。',
  en: 'In state “{state}” the command “{command}” is not possible. Reload to see what is.',
})
export const Duplicate = defineProblem('core/duplicate', {
  status: 409,
  zh: '已存在相同的记录（{fields}）。',
  en: 'A record with the same {fields} exists already.',
})
export const PluginDown = defineProblem('core/plugin-down', {
  status: 503,
  zh: '“{plugin}”功能暂时不可用，其他功能不受影响。请联系信息科。',
  en: 'The function “{plugin}” is down for now; the others are not affected. Ask county IT.',
})
export const InternalError = defineProblem('core/internal-error', {
  status: 500,
  zh: '系统出现错误，操作没有生效。请重试；如仍出现，请将编号 {request} 告知信息科。',
  en: 'Something went wrong and nothing was changed. Try again; if it persists, give county IT the number {request}.',
})
export const InvalidOutput = defineProblem('core/invalid-output', {
  status: 500,
  zh: '系统返回的内容与约定不符，已拦截。请将编号 {request} 告知信息科。',
  en: 'The answer did not match its declaration and was withheld. Give county IT the number {request}.',
})

export const coreProblems = [
  NotSignedIn,
  WrongCredentials,
  AccountLocked,
  Forbidden,
  CrossSite,
  NotFound,
  InvalidInput,
  NotJson,
  TooLarge,
  UnsupportedMedia,
  TooManyRequests,
  VersionConflict,
  VersionRequired,
  IdempotencyMismatch,
  NotAllowedNow,
  Duplicate,
  PluginDown,
  InternalError,
  InvalidOutput,
] as const
