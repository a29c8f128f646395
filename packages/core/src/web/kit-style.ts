import { palette } from './theme.ts'

const tones = (mode: keyof typeof palette) =>
  Object.entries(palette[mode])
    .map(([tone, colour]) => `--ygt-${tone}: ${colour};`)
    .join(' ')

/** Layout of the kit's own components; colours come as variables, so that reading rooms turn them dark. */
export const KIT_STYLE = `
:root { --ygt-surface: #fff; --ygt-ground: #f2f5f7; --ygt-line: #e1e7ec; --ygt-edge: #c5ced6; --ygt-ink: #1b2733; --ygt-soft: #4d5a67; --ygt-accent: #0f5f8c; --ygt-tint: #e8f1f7; --ygt-hover: #f4f8fb; ${tones('light')} }
.ygt-reading, .ygt-dark { --ygt-surface: #161c22; --ygt-ground: #0b0e11; --ygt-line: #262f38; --ygt-edge: #36424d; --ygt-ink: #d9e1e8; --ygt-soft: #9aa7b4; --ygt-accent: #6db8e8; --ygt-tint: #1d2f3d; --ygt-hover: #1b232b; ${tones('dark')} color: var(--ygt-ink); color-scheme: dark; }
.ygt-reading { background: var(--ygt-ground); height: 100%; }
:root, .ygt-dark, .ygt-reading { --ant-color-link: var(--ygt-accent); --ant-color-link-hover: var(--ygt-accent); --ant-color-link-active: var(--ygt-accent); --ant-link-decoration: none; --ant-link-hover-decoration: underline; --ant-link-focus-decoration: underline; --ant-line-width-focus: 2px; --ant-color-primary-border: var(--ygt-accent); }
*, *::before, *::after { box-sizing: border-box; }
html, body, #root { height: 100%; margin: 0; }
body { font: 14px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif; color: var(--ygt-ink); background: var(--ygt-ground); text-autospace: normal; }
em, i, address { font-style: normal; }
h1, h2, h3, p, dl, dd, ul, ol { margin: 0; padding: 0; }
a { color: var(--ygt-accent); text-decoration: none; } a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--ygt-accent); outline-offset: 1px; }
kbd { font: 12px/18px ui-monospace, Consolas, monospace; padding: 1px 6px; border: 1px solid var(--ygt-edge); border-bottom-width: 2px; border-radius: 4px; background: var(--ygt-surface); color: var(--ygt-soft); margin-right: 4px; }
.ygt-number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.ygt-muted { color: var(--ygt-soft); }
.ygt-grow { flex: 1; }
.ygt-lines { white-space: pre-wrap; }
.ygt-code { font-family: ui-monospace, Consolas, monospace; }
.ygt-link { all: unset; cursor: pointer; color: var(--ygt-accent); } .ygt-link:hover { text-decoration: underline; } .ygt-link:focus-visible { outline: 2px solid var(--ygt-accent); }
.ygt-tone-critical { color: var(--ygt-critical); } .ygt-tone-warning { color: var(--ygt-warning); } .ygt-tone-progress { color: var(--ygt-progress); } .ygt-tone-done { color: var(--ygt-done); } .ygt-tone-neutral { color: var(--ygt-neutral); }
.ygt-status { display: inline-flex; align-items: center; gap: 5px; white-space: nowrap; font-weight: 500; }
.ygt-status-strong { align-self: flex-start; justify-self: start; padding: 0 8px; border-radius: 4px; background: color-mix(in srgb, currentColor 12%, transparent); line-height: 24px; }
.ygt-shape { flex: none; }
.ygt-clock { display: inline-flex; align-items: center; gap: 5px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.ygt-clock.ygt-tone-critical { font-weight: 600; }

.ygt-page { display: flex; flex-direction: column; min-height: 100%; }
.ygt-page-fill { height: 100%; min-height: 0; }
.ygt-page-head { display: flex; align-items: center; gap: 16px; padding: 14px 20px 10px; flex: none; }
.ygt-page-head h1 { font-size: 20px; line-height: 30px; font-weight: 600; }
.ygt-page-note { color: var(--ygt-soft); display: flex; gap: 12px; align-items: center; }
.ygt-page-actions { margin-left: auto; display: flex; gap: 8px; align-items: center; }
.ygt-page-body { padding: 0 20px 20px; display: flex; flex-direction: column; gap: 12px; flex: 1; min-height: 0; }
.ygt-page-fill > .ygt-page-body { padding-bottom: 12px; }
.ygt-panel { background: var(--ygt-surface); border: 1px solid var(--ygt-line); border-radius: 6px; min-width: 0; }
.ygt-panel-head { display: flex; align-items: center; gap: 12px; padding: 10px 16px; border-bottom: 1px solid var(--ygt-line); }
.ygt-panel-head h2 { font-size: 15px; font-weight: 600; line-height: 24px; margin-right: auto; }
.ygt-panel-body { padding: 14px 16px; display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; } .ygt-panel-flush > .ygt-panel-body { padding: 0; }
.ygt-facts { display: grid; gap: 10px 24px; grid-template-columns: repeat(2, minmax(0, 1fr)); }
.ygt-facts[data-columns="1"] { grid-template-columns: 1fr; } .ygt-facts[data-columns="3"] { grid-template-columns: repeat(3, minmax(0, 1fr)); }
.ygt-facts dt { color: var(--ygt-soft); font-size: 13px; line-height: 20px; } .ygt-facts dd { white-space: pre-wrap; overflow-wrap: anywhere; }

.ygt-banner { display: flex; align-items: center; gap: 18px; min-height: 52px; padding: 8px 20px; background: var(--ygt-tint); border-bottom: 1px solid var(--ygt-edge); flex: none; flex-wrap: wrap; row-gap: 2px; position: sticky; top: 0; z-index: 5; }
.ygt-banner-name { font-size: 18px; font-weight: 600; color: var(--ygt-ink); }
.ygt-banner-facts { display: flex; gap: 10px; font-size: 15px; }
.ygt-banner-alerts { display: flex; gap: 12px; align-items: center; }
.ygt-banner-extra { margin-left: auto; display: flex; gap: 12px; align-items: center; }
.ygt-banner > .ygt-bar { width: 320px; }
.ygt-reading .ygt-masked, .ygt-reading .ygt-banner-home { display: none; }
.ygt-masked { display: inline-flex; gap: 6px; align-items: baseline; white-space: nowrap; }
.ygt-reveal { width: 280px; display: grid; gap: 10px; }

.ygt-list { display: flex; flex-direction: column; min-height: 0; flex: 1; background: var(--ygt-surface); border: 1px solid var(--ygt-line); border-radius: 6px; overflow: hidden; }
.ygt-table-scroll { overflow: auto; flex: 1; min-height: 120px; }
.ygt-table { width: 100%; border-collapse: separate; border-spacing: 0; }
.ygt-table th { text-align: left; font-weight: 600; font-size: 13px; color: var(--ygt-soft); padding: 8px 12px; background: var(--ygt-hover); border-bottom: 1px solid var(--ygt-edge); position: sticky; top: 0; z-index: 1; white-space: nowrap; }
.ygt-table td { padding: 9px 12px; border-bottom: 1px solid var(--ygt-line); vertical-align: middle; }
.ygt-list .ygt-table td { white-space: nowrap; } .ygt-list .ygt-table td[data-wide="true"] { white-space: normal; min-width: 160px; }
.ygt-table [data-align="right"] { text-align: right; font-variant-numeric: tabular-nums; }
.ygt-table tbody tr[data-open="true"] { cursor: pointer; }
.ygt-table tbody tr:hover td { background: var(--ygt-hover); }
.ygt-table tbody tr[aria-selected="true"] td { background: var(--ygt-tint); }
.ygt-table tbody tr:focus-visible { outline: none; } .ygt-table tbody tr:focus-visible td { background: var(--ygt-tint); box-shadow: inset 0 2px 0 -1px var(--ygt-accent), inset 0 -2px 0 -1px var(--ygt-accent); }
.ygt-table tbody tr[data-tone="critical"] td:first-child { box-shadow: inset 4px 0 0 var(--ygt-critical); } .ygt-table tbody tr[data-tone="warning"] td:first-child { box-shadow: inset 4px 0 0 var(--ygt-warning); }
.ygt-list-foot { display: flex; align-items: center; gap: 18px; padding: 4px 12px; min-height: 36px; border-top: 1px solid var(--ygt-line); color: var(--ygt-soft); font-size: 13px; flex: none; }
.ygt-more { text-align: center; padding: 12px; }
.ygt-column-choice { display: grid; gap: 6px; }
.ygt-filters { display: flex; flex-wrap: wrap; align-items: center; gap: 10px; flex: none; }
.ygt-search-box { width: 280px; }
.ygt-choices { display: inline-flex; align-self: flex-start; background: var(--ygt-surface); border: 1px solid var(--ygt-edge); border-radius: 4px; overflow: hidden; }
.ygt-choices label { padding: 0 12px; line-height: 32px; cursor: pointer; border-left: 1px solid var(--ygt-line); color: var(--ygt-soft); white-space: nowrap; position: relative; } .ygt-choices label:first-child { border-left: 0; }
.ygt-choices input { position: absolute; opacity: 0; } .ygt-choices label:hover { background: var(--ygt-hover); } .ygt-choices label:has(:checked) { background: var(--ygt-tint); color: var(--ygt-accent); font-weight: 600; } .ygt-choices label:has(:focus-visible) { outline: 2px solid var(--ygt-accent); outline-offset: -2px; }
.ygt-count { margin-left: 6px; font-variant-numeric: tabular-nums; }

.ygt-commands { display: inline-flex; gap: 8px; flex-wrap: wrap; }
.ygt-confirm { margin-bottom: 12px; white-space: pre-wrap; }
.ygt-field { display: grid; gap: 6px; }
.ygt-form { display: grid; gap: 16px; max-width: 720px; }
.ygt-form-field { display: grid; grid-template-columns: 132px minmax(0, 1fr); gap: 4px 12px; align-items: start; }
.ygt-form-field > label { text-align: right; line-height: 34px; color: var(--ygt-soft); } .ygt-form-field > label i { color: var(--ygt-critical); margin-left: 3px; }
.ygt-form-control { min-width: 0; display: grid; gap: 3px; justify-items: start; min-height: 34px; align-content: center; } .ygt-form-control > textarea, .ygt-form-control > .ygt-picker { width: 100%; }
.ygt-form-error { color: var(--ygt-critical); }
.ygt-form-field[data-wrong="true"] input, .ygt-form-field[data-wrong="true"] textarea, .ygt-form-field[data-wrong="true"] .ant-select { border-color: var(--ygt-critical) !important; }
.ygt-form-actions { display: flex; gap: 10px; padding-left: 144px; }
.ygt-draft-note { padding: 6px 12px; background: var(--ygt-tint); border-radius: 4px; }
.ygt-problem-places { padding-left: 18px; } .ant-alert.ant-alert { padding: 8px 14px; font-size: 14px; line-height: 22px; align-items: flex-start; } .ant-alert.ant-alert .ant-alert-icon { font-size: 16px; line-height: 22px; margin-top: 3px; } .ant-alert.ant-alert .ant-alert-title { font-size: 14px; line-height: 22px; margin-bottom: 0; }

.ygt-picker { position: relative; max-width: 560px; }
.ygt-picker-list { list-style: none; position: absolute; z-index: 20; top: calc(100% + 4px); left: 0; min-width: 100%; width: max-content; max-width: 860px; max-height: 360px; overflow: auto; background: var(--ygt-surface); border: 1px solid var(--ygt-edge); border-radius: 6px; box-shadow: 0 8px 24px rgb(15 35 52 / 18%); padding: 4px; }
.ygt-picker-list li { padding: 7px 10px; border-radius: 4px; cursor: pointer; } .ygt-picker-list li[aria-selected="true"] { background: var(--ygt-tint); } .ygt-picker-none { cursor: default; }
.ygt-resident-line { display: inline-flex; gap: 12px; align-items: baseline; white-space: nowrap; }

.ygt-state { margin: auto; padding: 40px 24px; max-width: 560px; text-align: center; display: grid; gap: 12px; justify-items: center; } .ygt-state h2 { font-size: 18px; } .ygt-state-text { color: var(--ygt-soft); }
.ygt-loading { display: grid; gap: 12px; padding: 20px; }
.ygt-bar { display: block; height: 16px; border-radius: 4px; background: linear-gradient(90deg, var(--ygt-line) 30%, var(--ygt-hover) 50%, var(--ygt-line) 70%) 0 0 / 300% 100%; animation: ygt-bar 1.4s linear infinite; } .ygt-bar[data-short="true"] { width: 60%; }
@keyframes ygt-bar { from { background-position: 100% 0; } to { background-position: 0 0; } }
@media (max-width: 600px) {
.ygt-page-head { flex-wrap: wrap; padding: 10px 12px 6px; gap: 8px; } .ygt-page-body { padding: 0 12px 12px; }
.ygt-banner { padding: 6px 12px; gap: 4px 12px; min-height: 0; } .ygt-banner-extra { margin-left: 0; flex-wrap: wrap; gap: 4px 12px; }
.ygt-filters { gap: 8px; } .ygt-filters .ygt-choices { overflow-x: auto; max-width: 100%; } .ygt-choices label { white-space: nowrap; }
.ygt-table thead { display: none; } .ygt-table, .ygt-table tbody { display: block; }
.ygt-table tbody tr { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 12px; padding: 10px 12px; min-height: 44px; border-bottom: 1px solid var(--ygt-line); } .ygt-table tbody tr[data-tone="critical"] { box-shadow: inset 4px 0 0 var(--ygt-critical); } .ygt-table tbody tr[data-tone="warning"] { box-shadow: inset 4px 0 0 var(--ygt-warning); }
.ygt-table tbody td, .ygt-list .ygt-table td { display: block; padding: 0; border: 0; box-shadow: none !important; white-space: normal; } .ygt-table tbody td[data-align="right"] { text-align: left; }
.ygt-table .ant-btn, .ygt-commands .ant-btn { min-height: 40px; } .ygt-commands { flex-wrap: wrap; } .ygt-shortcuts { columns: 1; }
}
@media (prefers-reduced-motion: reduce) { .ygt-bar { animation: none; } }
.refer-outside { display: grid; grid-template-columns: minmax(320px, 2fr) 3fr; gap: 28px; max-height: 66vh; } .refer-outside > section { overflow: auto; display: grid; gap: 10px; align-content: start; padding-right: 6px; } .refer-outside h3 { font-size: 15px; } .refer-outside ul { padding-left: 18px; font-size: 13px; }
.refer-raw { max-height: 240px; overflow: auto; font-size: 12px; background: var(--ygt-tint); padding: 8px; } .refer-log { list-style: none; padding: 0; display: grid; gap: 8px; }
@media (max-width: 600px) { .refer-outside { grid-template-columns: 1fr; } }
.ygt-broken { margin: 12px; }
.ygt-shortcuts { columns: 2; column-gap: 24px; } .ygt-shortcuts > div { display: grid; grid-template-columns: 150px 1fr; margin-bottom: 8px; break-inside: avoid; }
.ant-app { height: 100%; }
`
