export const rosterStyle = `
.roster-body { display: grid; grid-template-columns: minmax(0, 1fr) 320px; gap: 16px; min-height: 0; flex: 1; overflow: hidden; }
.roster-range { color: var(--ygt-muted, #4d5a67); }
.roster-grid { overflow: auto; background: var(--ygt-surface, #fff); border: 1px solid #e1e7ec; border-radius: 4px; }
.roster-grid table { border-collapse: collapse; width: 100%; table-layout: fixed; }
.roster-grid th, .roster-grid td { border: 1px solid #e1e7ec; padding: 4px; vertical-align: top; }
.roster-grid thead th { position: sticky; top: 0; background: #f2f5f7; z-index: 1; text-align: center; font-weight: 500; }
.roster-grid thead th[data-today="true"] { background: #dcebf4; }
.roster-grid tbody th { width: 110px; text-align: left; font-weight: 500; padding: 8px; }
.roster-grid th:first-child { width: 110px; }
.roster-cell { min-height: 40px; display: flex; flex-direction: column; gap: 4px; }
.roster-chip { border: 1px solid #a9cbe8; background: #ecf4fb; border-radius: 4px; padding: 3px 6px; text-align: left; cursor: pointer; font: inherit; font-size: 13px; color: inherit; font-variant-numeric: tabular-nums; }
.roster-chip[data-on-call="true"] { background: transparent; border-style: dashed; }
.roster-chip[data-absent="true"] { text-decoration: line-through; opacity: 0.7; }
.roster-chip small { display: block; color: #4d5a67; }
.roster-away { background: repeating-linear-gradient(135deg, #f2f5f7 0 6px, #e6ebef 6px 12px); border-radius: 4px; padding: 3px 6px; font-size: 13px; }
.roster-gap { color: #9a5200; font-size: 13px; font-variant-numeric: tabular-nums; }
.roster-add { border: 0; background: none; color: #7d8a97; cursor: pointer; width: 100%; min-height: 26px; border-radius: 4px; }
.roster-add:hover, .roster-add:focus-visible { background: #f2f5f7; color: #0f5f8c; }
.roster-side { overflow: auto; display: flex; flex-direction: column; gap: 12px; }
.roster-request { padding: 8px 0; border-bottom: 1px solid #e1e7ec; display: flex; flex-direction: column; gap: 6px; }
.roster-request:last-child { border-bottom: 0; }
@media (max-width: 1100px) { .roster-body { grid-template-columns: 1fr; overflow: auto; } }
`
