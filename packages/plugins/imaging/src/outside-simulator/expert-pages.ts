import { readFile } from 'node:fs/promises'
import { renderer } from '../server/frame-renderer.ts'
import type { CaseFolder, KeptCase } from './case-folder.ts'
import { type Language, words } from './page-words.ts'

/** Pictures on the page of a case at most: a page is to be looked at, not to read a thousand slices on. */
const shownPictures = 48

/** All cases that have arrived, the newest first. */
export function listPage(folder: CaseFolder, language: Language): string {
  const w = words[language]
  const rows = folder.all().map((one) => {
    const { question, examination, from } = factsOf(one)
    const state = w[stateOf(one)]
    return `<tr><td><a href="/cases/${one.number}?lang=${language}">${one.number}</a></td><td>${dayOf(one.receivedAt)}</td><td>${safe(examination)}</td><td>${safe(question)}</td><td>${safe(from)}</td><td>${folder.imagesOf(one.number).length}</td><td>${state}</td></tr>`
  })
  const head = [w.number, w.received, w.examination, w.question, w.from, w.images, w.state]
  const table = `<table><tr>${head.map((one) => `<th>${one}</th>`).join('')}</tr>${rows.join('')}</table>`
  return page(language, rows.length === 0 ? `<p>${w.none}</p>` : table)
}

/** One case: what is asked, its images, and a form to answer or decline. */
export function casePage(folder: CaseFolder, one: KeptCase, language: Language): string {
  const w = words[language]
  const { question, examination, from, person, notes, expected } = factsOf(one)
  const images = folder.imagesOf(one.number)
  const facts = [
    [w.state, w[stateOf(one)]],
    [w.received, dayOf(one.receivedAt)],
    [w.examination, examination],
    [w.person, person.map((one) => (one === 'male' || one === 'female' ? w[one] : one)).join('  ')],
    [w.from, from],
    [w.question, question],
    [w.images, w.of.replace('{count}', `${images.length}`).replace('{all}', `${expected}`)],
  ]
  const pictures = images
    .slice(0, shownPictures)
    .map((uid) => `<img loading="lazy" src="/cases/${one.number}/images/${uid}" alt="${uid}" title="${uid}">`)
  const answer = one.answer as { conclusion?: string; performer?: { display: string }[] } | null
  return page(
    language,
    `<p><a href="/?lang=${language}">${w.back}</a></p><h2>${one.number}</h2>
    <dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${safe(value ?? '')}</dd>`).join('')}</dl>
    <h3>${w.notes}</h3>${notes.map((text) => `<p>${safe(text)}</p>`).join('')}
    <div class="pictures">${pictures.join('')}</div>
    ${images.length > shownPictures ? `<p>${w.more.replace('{count}', `${shownPictures}`)}</p>` : ''}
    <h3>${w.answer}</h3>
    ${answer ? `<blockquote>${safe(answer.conclusion ?? '')}<br><small>${safe(answer.performer?.[0]?.display ?? '')}</small></blockquote>` : ''}
    ${one.revoked ? '' : answerForm(one.number, language)}
    <details><summary>${w.raw}</summary><pre>${safe(JSON.stringify(one.bundle, null, 2))}</pre></details>`,
  )
}

/** First frame of an image as PNG; undefined when it is not there or cannot be drawn. */
export async function pictureOf(folder: CaseFolder, number: string, uid: string): Promise<Buffer | undefined> {
  const path = folder.image(number, uid)
  if (!path) return undefined
  const drawn = await renderer.render(await readFile(path), { frame: 1, maxSize: 320 })
  return drawn.ok ? Buffer.from(drawn.png) : undefined
}

function answerForm(number: string, language: Language): string {
  const w = words[language]
  return `<form method="post" action="/cases/${number}/answer?lang=${language}">
    <label>${w.name}<input name="name" required minlength="2" maxlength="100"></label>
    <label>${w.text}<textarea name="text" rows="6" required minlength="2" maxlength="10000"></textarea></label>
    <button name="kind" value="answer">${w.send}</button> <button name="kind" value="decline">${w.decline}</button></form>`
}

function stateOf({ revoked, answer }: KeptCase): 'revoked' | 'declined' | 'answered' | 'waiting' {
  if (revoked) return 'revoked'
  if (answer === null) return 'waiting'
  return answer.status === 'cancelled' ? 'declined' : 'answered'
}

function factsOf({ bundle }: KeptCase) {
  const of = (type: string) =>
    bundle.entry.filter(({ resource }) => resource.resourceType === type).map((e) => e.resource as any)
  const [asked] = of('ServiceRequest')
  const [patient] = of('Patient')
  return {
    question: asked?.reasonCode?.[0]?.text ?? '',
    examination: asked?.code?.text ?? '',
    from: asked?.requester?.display ?? '',
    person: [patient?.name?.[0]?.text, patient?.gender, patient?.birthDate].filter(Boolean) as string[],
    notes: ((asked?.note ?? []) as { text: string }[]).map(({ text }) => text),
    expected: of('ImagingStudy').reduce((sum, one) => sum + Number(one.numberOfInstances ?? 0), 0),
  }
}

function page(language: Language, body: string): string {
  const w = words[language]
  const other = language === 'zh' ? '<a href="?lang=en">English</a>' : '<a href="?lang=zh">中文</a>'
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${w.title}</title><style>${style}</style>
  <header><h1>${w.title}</h1>${other}</header><main><p class="note">${w.note}</p>${body}</main></html>`
}

const style = `body{font:15px/1.6 system-ui,"Noto Sans SC",sans-serif;margin:0;color:#1f2329}header{display:flex;justify-content:space-between;
align-items:center;background:#5b2a86;color:#fff;padding:8px 24px}header a{color:#fff}h1{font-size:18px}main{max-width:1100px;margin:0 auto;padding:16px 24px}
.note{background:#fff4d6;padding:8px 12px}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:6px 10px;border-bottom:1px solid #ddd}
dl{display:grid;grid-template-columns:8em 1fr;gap:4px 12px}dt{color:#646a73}dd{margin:0}.pictures{display:flex;flex-wrap:wrap;gap:6px;background:#000;padding:6px}
.pictures img{height:150px}label{display:block;margin:8px 0}input,textarea{display:block;width:100%;box-sizing:border-box;font:inherit;padding:6px}
button{font:inherit;padding:6px 16px}blockquote{border-left:4px solid #5b2a86;margin:8px 0;padding:4px 12px;white-space:pre-wrap}pre{overflow:auto}`

/** `2026-11-24 08:30`, in the county's time. */
const dayOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const safe = (text: string): string => text.replace(/[&<>"']/g, (one) => entities[one] ?? one)
