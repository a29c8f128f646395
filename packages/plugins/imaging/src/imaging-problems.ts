import { defineProblem } from '@ygt/core'

export const OutsideRefusesImage = defineProblem('imaging/outside-refuses-image', {
  status: 502,
  zh: '县外上级医院没有收下影像 {uid}（{reason}）。系统每分钟自动重试；持续失败请联系对方信息科。',
  en: 'The hospital outside the county did not take the image {uid} ({reason}). It is tried every minute; if it stays so, call their IT.',
})
export const NotDicom = defineProblem('imaging/not-dicom', {
  status: 422,
  zh: '文件“{name}”不是可读的 DICOM 影像（{reason}）。本次上传没有保存任何影像，请检查后重新上传。',
  en: 'The file “{name}” is no readable DICOM ({reason}). Nothing of this upload was stored; check it and upload again.',
})
export const SeveralStudies = defineProblem('imaging/several-studies', {
  status: 422,
  zh: '上传的文件分属 {count} 个检查。请每次只上传一个检查的影像。',
  en: 'The files belong to {count} studies. Upload one study at a time.',
})
export const InstanceConflict = defineProblem('imaging/instance-conflict', {
  status: 409,
  zh: '影像 {uid} 已存在但内容不同，没有覆盖。请联系设备科核对。',
  en: 'The instance {uid} is here already with other bytes; it was not replaced. Ask whoever runs the device.',
})
export const UploadIncomplete = defineProblem('imaging/upload-incomplete', {
  status: 409,
  zh: '还有 {missing} 个文件没有传完，请继续上传。',
  en: '{missing} files have not arrived completely; go on uploading.',
})
export const WrongOffset = defineProblem('imaging/wrong-offset', {
  status: 409,
  zh: '上传位置不符：服务器已收到 {received} 字节。请从该位置继续。',
  en: 'The server has {received} bytes; go on from there.',
})
export const UploadClosed = defineProblem('imaging/upload-closed', {
  status: 409,
  zh: '该上传已完成或已过期，请重新上传。',
  en: 'This upload is finished or has expired; begin a new one.',
})
export const NotAcceptable = defineProblem('imaging/not-acceptable', {
  status: 406,
  zh: '无法按请求的格式提供影像。可提供：{offered}。',
  en: 'The images cannot be given in the form asked for. On offer: {offered}.',
})
export const InvalidQuery = defineProblem('imaging/invalid-query', {
  status: 400,
  zh: '查询条件有误：{detail}。',
  en: 'The query is not valid: {detail}.',
})
export const NotMultipart = defineProblem('imaging/not-multipart', {
  status: 400,
  zh: '影像传输内容格式有误（{reason}）。',
  en: 'The multipart body is not valid ({reason}).',
})
export const CannotRender = defineProblem('imaging/cannot-render', {
  status: 422,
  zh: '此影像无法生成预览（{reason}）。原始影像已完整保存，可用专业软件打开。',
  en: 'No preview can be made of this instance ({reason}). The original is kept whole.',
})
export const StudyElsewhere = defineProblem('imaging/study-elsewhere', {
  status: 409,
  zh: '此检查的影像已由其他机构上传，不能重复上传。如需查看，请联系影像中心。',
  en: 'The images of this study were sent by another institution already; ask the imaging centre to see them.',
})

export const StorageFull = defineProblem('imaging/storage-full', {
  status: 507,
  zh: '影像存储空间已满，本次没有保存任何影像。已上传的部分会保留一天，请联系信息科扩容后继续。',
  en: 'The image storage is full; nothing of this was stored. What was uploaded is kept for a day: have room made, then go on.',
})

export const ArchiveDown = defineProblem('imaging/archive-down', {
  status: 503,
  zh: '影像归档服务器暂时无法访问，影像没有丢失。请稍后再试，或联系信息科。',
  en: 'The image archive cannot be reached for the moment; no image is lost. Try again later, or tell county IT.',
})

export const imagingProblems = [
  OutsideRefusesImage,
  NotDicom,
  SeveralStudies,
  InstanceConflict,
  UploadIncomplete,
  WrongOffset,
  UploadClosed,
  NotAcceptable,
  InvalidQuery,
  NotMultipart,
  CannotRender,
  StudyElsewhere,
  StorageFull,
  ArchiveDown,
] as const
