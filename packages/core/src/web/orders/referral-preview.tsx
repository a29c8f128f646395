import { Alert } from 'antd'
import type { ReactElement } from 'react'
import type { CaseReason } from '../../blocks/orders/cases/case-codes.ts'
import { useT } from '../labels.tsx'
import { Facts } from '../page.tsx'
import { Answered } from '../page-states.tsx'
import { useAnswer } from '../queries.ts'
import { type ReferralPreview, referralClient } from './referral-client.ts'

interface Props {
  readonly task: string
  readonly reason: (typeof CaseReason.values)[number]
  readonly question: string
}

/** What will leave the county: who it is about there, every text, the images, and what is taken out of them. */
export function ReferralPreviewView({ task, reason, question }: Props): ReactElement {
  const t = useT()
  // the question stands in the form beside it: it need not go to the server with every key
  const found = useAnswer(['orders', 'referral-preview', task, reason], () =>
    referralClient.previewReferral({ task, reason, question: '' }),
  )
  return (
    <section className="refer-preview" aria-label={t('orders.refer.preview')}>
      <h3>{t('orders.refer.preview')}</h3>
      <Answered query={found}>{(shown) => <Shown shown={shown} question={question} />}</Answered>
    </section>
  )
}

function Shown({ shown, question }: { readonly shown: ReferralPreview; readonly question: string }): ReactElement {
  const t = useT()
  const { person, examination, from, texts } = readable(shown)
  const sex = person.gender ? t(`web.sex.${person.gender}`) : ''
  return (
    <>
      {shown.notes
        .filter(({ warning }) => warning)
        .map(({ label, count = 0 }) => (
          <Alert key={label} type="warning" showIcon title={t(label, { count: `${count}` })} />
        ))}
      <Facts
        columns={1}
        items={[
          [
            t('orders.refer.person'),
            [person.name ?? t('orders.refer.numbered'), sex, person.birthDate].filter(Boolean).join('  '),
          ],
          [t('orders.case.examination'), examination],
          [t('orders.refer.from'), from],
          [t('orders.case.question'), question.trim() || null],
          [
            t('orders.refer.texts'),
            <div key="texts">
              {texts.map((text) => (
                <p key={text} className="ygt-lines">
                  {text}
                </p>
              ))}
            </div>,
          ],
          [
            t('orders.refer.images'),
            <strong key="images">{t('orders.refer.images.count', { count: `${shown.images}` })}</strong>,
          ],
        ]}
      />
      <ul className="ygt-muted">
        {shown.notes
          .filter(({ warning }) => !warning)
          .map(({ label, count = 0 }) => (
            <li key={label}>{t(label, { count: `${count}` })}</li>
          ))}
      </ul>
      <details>
        <summary>{t('orders.refer.raw')}</summary>
        <pre className="refer-raw">{JSON.stringify(shown.bundle, null, 2)}</pre>
      </details>
    </>
  )
}

interface Sent {
  readonly gender?: string
  readonly birthDate?: string
  readonly name?: readonly { readonly text: string }[]
  readonly code?: { readonly text: string }
  readonly requester?: { readonly display: string }
  readonly note?: readonly { readonly text: string }[]
}

function readable({ bundle }: ReferralPreview) {
  const of = (type: string): Sent =>
    (bundle.entry.find(({ resource }) => resource.resourceType === type)?.resource as Sent | undefined) ?? {}
  const { gender, birthDate, name } = of('Patient')
  const { code, requester, note = [] } = of('ServiceRequest')
  return {
    person: { gender, birthDate, name: name?.[0]?.text },
    examination: code?.text,
    from: requester?.display,
    texts: note.map(({ text }) => text),
  }
}
