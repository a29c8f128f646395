// #region centre
import {
  Answered,
  composeCentre,
  type RequestRow,
  requestKeys,
  type TaskRow,
  useAnswer,
  useClient,
  useCommand,
  useSession,
  useT,
} from '@ygt/core/web'
import { ecg, sections } from '../plugin.ts'

function Tracing({ task: { request } }: { readonly task: TaskRow }) {
  const client = useClient(ecg)
  const t = useT()
  const tracing = useAnswer(['ecg', 'tracing', request], () => client.tracing({ request }))
  const points = (samples: readonly number[]) => samples.map((value, at) => `${at},${-value}`).join(' ')
  return (
    <Answered query={tracing}>
      {({ samples }) => (
        <svg role="img" aria-label={t('ecg.tracing')} viewBox={`0 -150 ${samples.length} 300`}>
          <polyline points={points(samples)} fill="none" stroke="#7fe0a8" />
        </svg>
      )}
    </Answered>
  )
}

function BringTracing({ request: { id } }: { readonly request: RequestRow }) {
  const client = useClient(ecg)
  const t = useT()
  const { may } = useSession()
  const keep = useCommand((samples: number[]) => client.keepTracing({ request: id, samples }), {
    refresh: [requestKeys.request(id)],
  })
  const read = async (file: File | undefined) => file && keep.run(JSON.parse(await file.text()) as number[])
  if (!may('ecg:tracing:write')) return null
  return <input type="file" aria-label={t('ecg.bring')} onChange={({ target }) => void read(target.files?.[0])} />
}

export default composeCentre({
  plugin: 'ecg',
  category: 'ecg',
  sections,
  conclusion: 'conclusion',
  examinations: [{ code: 'ECG-12', name: { zh: '十二导联心电图', en: '12-lead ECG' }, initials: 'sedlxdt' }],
  slots: { surface: Tracing, bring: BringTracing },
})
// #endregion centre
