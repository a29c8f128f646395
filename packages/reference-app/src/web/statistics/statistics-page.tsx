import {
  Answered,
  ChoiceFilter,
  Empty,
  FilterBar,
  Link,
  Page,
  useAnswer,
  useSession,
  useT,
  useUrlState,
} from '@ygt/core/web'
import { Select, Tag } from 'antd'
import { type ReactElement, useState } from 'react'
import { CountedRecords } from './counted-records.tsx'
import { DimensionChoice } from './dimension-choice.tsx'
import { useKeyNames } from './figure-words.ts'
import { FiguresChart } from './figures-chart.tsx'
import { FiguresTable } from './figures-table.tsx'
import { PeriodChoice } from './period-choice.tsx'
import { fileAddress, narrowedTo, presets, queryOf, statisticsAddress } from './statistics-address.ts'
import { type Offer, statisticsClient } from './statistics-client.ts'
import { StatisticsStyle } from './statistics-style.tsx'

/** Statistics (统计分析): what is counted, by what, over which time; every number opens its records. */
export default function StatisticsPage(): ReactElement {
  const [{ category }] = useUrlState(statisticsAddress)
  const offer = useAnswer(['statistics', 'offer', category], () =>
    statisticsClient.indicators(category ? { category } : {}),
  )
  return <Answered query={offer}>{(data) => <Figures offer={data} />}</Answered>
}

function Figures({ offer }: { readonly offer: Offer }): ReactElement {
  const t = useT()
  const names = useKeyNames()
  const { may } = useSession()
  const [address, change] = useUrlState(statisticsAddress)
  const [known] = useState(() => presets(new Date().toISOString()))
  const period = { from: address.from || known.twelve.from, to: address.to || known.twelve.to }
  const themes = [...new Map(offer.indicators.map((one) => [one.theme, one.themeLabel]))]
  const theme = address.theme || (themes[0]?.[0] ?? '')
  const ofTheme = offer.indicators.filter((one) => one.theme === theme)
  const dimensions = offer.dimensions.filter(({ id }) => ofTheme.some((one) => one.dimensions.includes(id)))
  const chosen = { ...address, by: address.by || 'organization', then: address.then }
  const query = queryOf(chosen, period, offer.category ?? '')
  const divided = (query.by ?? []).map((id) => dimensions.find((one) => one.id === id))
  const figures = useAnswer(['statistics', 'figures', theme, query], () =>
    statisticsClient.figures({ ...query, theme }),
  )
  const charted = ofTheme.find(({ id }) => id === address.chart) ?? ofTheme[0]
  const opened = offer.indicators.find(({ id }) => id === address.open)
  const shut = { open: '', of: '', keys: '' }
  const keys = address.keys === '' ? [] : (JSON.parse(address.keys) as string[])
  const where = [...narrowedTo(address.where), ...(query.by ?? []).map((id, n) => `${id}:${keys[n] ?? ''}`)]
  if (offer.category === null) return <Empty title={t('statistics.no-category')} />
  return (
    <Page
      fill
      title={t('statistics.title')}
      actions={
        <span className="statistics-files">
          {may('critical-values:rate:read') ? (
            <Link to="/critical-values">{t('critical-values.rates.title')}</Link>
          ) : null}
          {(['csv', 'xlsx'] as const).map((format) => (
            <a key={format} href={fileAddress(query, theme, format)} download>
              {t(`statistics.${format}`)}
            </a>
          ))}
        </span>
      }
    >
      <FilterBar>
        {offer.categories.length > 1 ? (
          <Select
            aria-label={t('statistics.category')}
            value={offer.category}
            options={offer.categories.map((value) => ({ value, label: t(`${value}.category`) }))}
            onChange={(category) => change({ ...shut, category, theme: '' })}
          />
        ) : null}
        <ChoiceFilter
          label={t('statistics.theme')}
          value={theme}
          change={(next) => change({ ...shut, theme: next, by: '', then: '', chart: '' })}
          choices={themes.map(([value, label]) => ({ value, label: t(label) }))}
        />
      </FilterBar>
      <FilterBar>
        <PeriodChoice period={period} known={known} change={(next) => change({ ...shut, ...next })} />
        <DimensionChoice
          label={t('statistics.by')}
          value={chosen.by}
          offered={dimensions}
          change={(by) => change({ ...shut, by, ...(by === chosen.then && { then: '' }) })}
        />
        {chosen.by === '-' ? null : (
          <DimensionChoice
            label={t('statistics.then')}
            value={chosen.then || '-'}
            offered={dimensions.filter(({ id }) => id !== chosen.by)}
            change={(next) => change({ ...shut, then: next === '-' ? '' : next })}
          />
        )}
        {narrowedTo(address.where).map((one) => (
          <Tag
            key={one}
            closable
            onClose={() =>
              change({
                ...shut,
                where: narrowedTo(address.where)
                  .filter((w) => w !== one)
                  .join(','),
              })
            }
          >
            {names(
              dimensions.find(({ id }) => one.startsWith(`${id}:`)),
              one.slice(one.indexOf(':') + 1),
            )}
          </Tag>
        ))}
      </FilterBar>
      <Answered query={figures}>
        {({ items }) =>
          items.every(({ whole }) => whole === 0) ? (
            <Empty title={t('statistics.nothing')}>{t('statistics.nothing.text')}</Empty>
          ) : (
            <div className="statistics-body" data-open={opened !== undefined}>
              {charted ? <FiguresChart indicator={charted} dimensions={divided} items={items} /> : null}
              <FiguresTable
                indicators={ofTheme.filter((one) => (query.by ?? []).every((id) => one.dimensions.includes(id)))}
                dimensions={divided}
                items={items}
                charted={charted?.id ?? ''}
                chart={(chart) => change({ chart })}
                narrow={(id, key) =>
                  change({
                    ...shut,
                    where: [...new Set([...narrowedTo(address.where), `${id}:${key}`])].join(','),
                    by: chosen.then || (id === 'month' ? 'day' : 'month'),
                    then: '',
                  })
                }
                open={(open, of, at) => change({ open, of, keys: at.length > 0 ? JSON.stringify(at) : '' })}
              />
              {opened ? (
                <CountedRecords
                  indicator={opened}
                  of={address.of === 'whole' ? 'whole' : 'part'}
                  words={keys.map((key, n) => names(divided[n], key)).join(' · ')}
                  query={{ category: query.category, ...period, ...(where.length > 0 && { where }) }}
                  close={() => change(shut)}
                />
              ) : null}
            </div>
          )
        }
      </Answered>
      <StatisticsStyle />
    </Page>
  )
}
