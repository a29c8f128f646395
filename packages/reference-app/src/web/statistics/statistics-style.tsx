import type { ReactElement } from 'react'

export function StatisticsStyle(): ReactElement {
  return (
    <style href="statistics" precedence="default">
      {`.statistics-files, .statistics-period, .statistics-dimension { display: inline-flex; gap: 8px; align-items: center; }
.statistics-files { gap: 14px; }
.statistics-period .ant-select { width: 120px; } .statistics-dimension .ant-select { width: 150px; }
.statistics-body { display: flex; flex-direction: column; gap: 10px; flex: 1; min-height: 0; }
.statistics-chart { height: 260px; flex: none; background: var(--ygt-surface, #fff); border: 1px solid var(--ygt-line); border-radius: 4px; }
.statistics-body[data-open="true"] .statistics-chart { height: 170px; }
.statistics-body > .ygt-table-scroll { background: var(--ygt-surface, #fff); border: 1px solid var(--ygt-line); border-radius: 4px; }
.statistics-body th small { display: block; font-weight: 400; padding-right: 7px; }
.statistics-body th .ant-btn { font-weight: 600; padding: 0 7px; } .statistics-body th[data-charted="true"] { box-shadow: inset 0 -2px #0f5f8c; }
.statistics-number { padding: 0 2px; font-variant-numeric: tabular-nums; }
.statistics-body [data-missed="true"] { color: #b3121f; }
.statistics-records { display: flex; flex-direction: column; flex: 1.2; min-height: 160px; border: 1px solid var(--ygt-edge); border-radius: 4px; background: var(--ygt-surface, #fff); }
.statistics-records > header { display: flex; gap: 12px; align-items: center; padding: 6px 12px; border-bottom: 1px solid var(--ygt-line); }
.statistics-records > header .ant-btn { margin-left: auto; }`}
    </style>
  )
}
