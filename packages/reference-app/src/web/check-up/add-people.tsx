import { OfflineAlert, ProblemAlert, type SeriesRow, seriesClient, seriesKeys, useCommand, useT } from '@ygt/core/web'
import { Modal } from 'antd'
import { type ReactElement, useState } from 'react'
import { PeopleInput, peopleOf } from './people-input.tsx'

/** Adds people who came later. */
export function AddPeople({ series, close }: { readonly series: SeriesRow; readonly close: () => void }): ReactElement {
  const t = useT()
  const [text, setText] = useState('')
  const people = peopleOf(text)
  const add = useCommand(() => seriesClient.addToSeries({ id: series.id, people }), {
    refresh: [seriesKeys.all, seriesKeys.people, ['core', 'work']],
    done: close,
  })
  return (
    <Modal
      open
      width={680}
      title={t('shell.check-up.add')}
      okText={t('shell.check-up.send', { n: people.length })}
      okButtonProps={{ disabled: people.length === 0 || people.length > 200, loading: add.busy }}
      onOk={() => void add.run(undefined)}
      onCancel={close}
    >
      <p className="ygt-muted">{t('shell.check-up.people.hint')}</p>
      <PeopleInput value={text} category={series.category} series={series.id} onChange={setText} />
      {add.problem ? <ProblemAlert problem={add.problem} /> : null}
      {add.offline ? <OfflineAlert /> : null}
    </Modal>
  )
}
