import {
  Confirmation,
  holds,
  OfflineAlert,
  ProblemAlert,
  type SeriesMemberRow,
  type SeriesRow,
  seriesClient,
  seriesKeys,
  useAnswer,
  useCommand,
  useLabels,
  useSeal,
  useSession,
} from '@ygt/core/web'
import { Alert, Button, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { templatesClient } from './templates-client.ts'

export interface BatchBarProps {
  readonly series: SeriesRow
  readonly chosen: readonly SeriesMemberRow[]
  readonly done: () => void
}

/** What is done for all who are chosen: claim, sign as normal, review. What the server refuses is said, and stays chosen. */
export function BatchBar({ series, chosen, done }: BatchBarProps): ReactElement | null {
  const { t, language } = useLabels()
  const { permissions } = useSession()
  const { id, category } = series
  const may = (name: string): boolean => holds(permissions, `orders:${name}@${category}`)
  const [template, setTemplate] = useState<string>()
  const templates = useAnswer(['orders', 'templates', category], () => templatesClient.list({ category, limit: 100 }), {
    enabled: may('report:write'),
  })
  const normal = (templates.data?.items ?? []).filter(
    (one) => one.normal && (one.modality === null || series.modality === null || one.modality === series.modality),
  )
  const tasks = chosen.map(({ task }) => task)
  const refresh = [seriesKeys.all, seriesKeys.people, ['orders', 'tasks'], ['core', 'work']]
  const claim = useCommand(() => seriesClient.claimSeriesTasks({ id, tasks }), { refresh })
  const seal = useSeal('orders.report', category)
  const [sealing, setSealing] = useState<'sign' | 'publish'>()
  const finished = (): void => {
    setSealing(undefined)
    done()
  }
  const sign = useCommand(
    () => {
      const batch = { id, tasks, template: template ?? normal[0]?.id ?? '' }
      return seal.throughMany(
        () => seriesClient.prepareNormal(batch),
        (signatures) => seriesClient.signNormal({ ...batch, ...(signatures && { signatures: [...signatures] }) }),
      )
    },
    { refresh, done: finished },
  )
  const publish = useCommand(
    () =>
      seal.throughMany(
        () => seriesClient.preparePublication({ id, tasks }),
        (signatures) => seriesClient.publishSeries({ id, tasks, ...(signatures && { signatures: [...signatures] }) }),
      ),
    { refresh, done: finished },
  )
  const sealed = { sign, publish }
  const problem = claim.problem ?? sign.problem ?? publish.problem
  const nameOf = (task: string): string => chosen.find((one) => one.task === task)?.patientName ?? ''
  const named = problem && {
    ...problem,
    errors: (problem.errors ?? []).map((place) => {
      const of = chosen[Number(place.pointer.split('/')[2])]
      // namesakes are told apart by their birth dates
      const name = of ? `${of.patientName} ${of.patientBirthDate}` : ''
      return { ...place, zh: `${name} ${place.zh}`, en: `${name}: ${place.en}` }
    }),
  }
  const give = (run: () => Promise<unknown>) => (): void => {
    for (const command of [claim, sign, publish]) command.clear()
    void run()
  }
  /** One PIN for all who are chosen, where one is due; each report gets a signature of its own. */
  const giveSealed = (name: keyof typeof sealed) => (): void => {
    for (const command of [claim, sign, publish]) command.clear()
    if (seal.asks) setSealing(name)
    else void sealed[name].run(undefined)
  }
  const none = tasks.length === 0
  if (!may('task:claim') && !may('report:publish')) return null
  return (
    <>
      <div className="ygt-filters">
        {may('task:claim') ? (
          <Button disabled={none} loading={claim.busy} onClick={give(() => claim.run(undefined))}>
            {t('shell.check-up.claim')}
          </Button>
        ) : null}
        {may('report:write') ? (
          <>
            <Select
              style={{ width: 260 }}
              aria-label={t('shell.check-up.template')}
              placeholder={t('shell.check-up.template')}
              value={template ?? normal[0]?.id ?? null}
              options={normal.map((one) => ({ value: one.id, label: one.name }))}
              onChange={(value: string | null) => setTemplate(value ?? undefined)}
            />
            <Button disabled={none || normal.length === 0} loading={sign.busy} onClick={giveSealed('sign')}>
              {t('shell.check-up.sign')}
            </Button>
          </>
        ) : null}
        {may('report:publish') ? (
          <Button disabled={none} loading={publish.busy} onClick={giveSealed('publish')}>
            {t('shell.check-up.publish')}
          </Button>
        ) : null}
        {may('report:write') ? <span className="ygt-muted">{t('shell.check-up.sign.hint')}</span> : null}
      </div>
      {sealing ? (
        <Confirmation
          command={{
            id: sealing,
            label: `shell.check-up.${sealing}`,
            confirm: (
              <>
                {t('shell.check-up.sealing', { n: tasks.length })}
                {seal.field}
              </>
            ),
            lacking: seal.lacking,
            run: () => sealed[sealing].run(undefined),
          }}
          busy={sign.busy || publish.busy}
          problem={named}
          close={() => setSealing(undefined)}
        />
      ) : null}
      {named && !sealing ? <ProblemAlert problem={named} /> : null}
      {claim.offline || sign.offline || publish.offline ? <OfflineAlert /> : null}
      {claim.data && claim.data.refused.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t('shell.check-up.refused', { n: claim.data.refused.length })}
          description={claim.data.refused.map((one) => `${nameOf(one.task)} ${one[language]}`).join(' ')}
        />
      ) : null}
    </>
  )
}
