/** The look of the viewer: a dark, quiet reading room in which only the picture is bright. */
export const VIEWER_STYLE = `
.ygt-viewer { display: grid; grid-template: auto 1fr / 112px minmax(0, 1fr); height: 100%; min-height: 320px; background: #0b0c0e; color: #c9ccd1;
  font-size: 13px; line-height: 1.5; outline: none; }
.ygt-viewer button { font: inherit; color: inherit; background: none; border: 1px solid transparent; border-radius: 4px; padding: 4px 10px; cursor: pointer; white-space: nowrap; }
.ygt-viewer button:hover:not(:disabled) { background: #24272c; }
.ygt-viewer button:focus-visible, .ygt-viewer input:focus-visible, .ygt-viewer select:focus-visible { outline: 2px solid #6ea8fe; outline-offset: 1px; }
.ygt-viewer button[aria-pressed=true] { background: #1f3a5f; border-color: #3f6ea8; color: #eaf2ff; }
.ygt-viewer button:disabled { color: #5c6067; cursor: not-allowed; }
.ygt-viewer-toolbar { grid-column: 1 / -1; display: flex; gap: 1px; align-items: center; padding: 4px 6px; min-width: 0; border-bottom: 1px solid #1d2025; }
.ygt-viewer-toolbar > span { width: 1px; flex: none; height: 18px; margin: 0 3px; background: #2b2f36; }
.ygt-viewer-toolbar select { font: inherit; color: inherit; background: #15171b; border: 1px solid #2b2f36; border-radius: 4px; padding: 1px; min-width: 44px; max-width: 132px; flex: 0 1 auto; }
.ygt-viewer-toolbar button { padding: 3px 2px; flex: none; display: inline-flex; gap: 6px; align-items: center; }
.ygt-viewer-more { position: relative; } .ygt-viewer-more summary { list-style: none; cursor: pointer; padding: 4px 3px; display: flex; border-radius: 4px; } .ygt-viewer-more summary:hover { background: #24272c; } .ygt-viewer-more div { position: absolute; z-index: 3; top: 28px; right: 0; padding: 4px; display: grid; background: #15171b; border: 1px solid #2b2f36; border-radius: 4px; } .ygt-viewer-more div button { padding: 5px 10px; }
.ygt-viewer-series { overflow-y: auto; padding: 8px; border-right: 1px solid #1d2025; }
.ygt-viewer-series button { display: block; width: 100%; margin-bottom: 8px; padding: 4px; text-align: left; white-space: normal; overflow-wrap: anywhere; }
.ygt-viewer-series canvas, .ygt-viewer-series img { display: block; width: 100%; height: 86px; object-fit: contain; background: #000; }
.ygt-viewer-series small { color: #8d939c; }
.ygt-viewer-series h4 { margin: 4px 0; color: #e2a86a; font-size: 12px; }
.ygt-viewer-panes { position: relative;  display: grid; min-width: 0; min-height: 0; gap: 2px; background: #1d2025; }
.ygt-viewer-panes[data-layout="1x2"] { grid-template-columns: repeat(2, minmax(0, 1fr)); } .ygt-viewer-panes[data-layout="2x2"] { grid-template: repeat(2, minmax(0, 1fr)) / repeat(2, minmax(0, 1fr)); }
.ygt-viewer-stage[data-active=true]::after { content: ""; position: absolute; inset: 0; border: 1px solid #6ea8fe; pointer-events: none; }
.ygt-viewer-prior { color: #e2a86a; font-weight: 600; }
.ygt-viewer-lines { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; } .ygt-viewer-lines line { stroke: #e2c26a; stroke-width: 1; stroke-dasharray: 6 4; }
.ygt-viewer-ask { position: absolute; left: 50%; top: 40px; transform: translateX(-50%); display: flex; gap: 8px; padding: 8px 10px; background: #15171b; border: 1px solid #3f6ea8; border-radius: 4px; white-space: nowrap; } .ygt-viewer-ask input { font: inherit; color: inherit; width: 140px; background: #0b0c0e; border: 1px solid #2b2f36; border-radius: 4px; padding: 2px 6px; }
.ygt-viewer-stage { container-type: inline-size; position: relative; min-width: 0; min-height: 0; background: #000; overflow: hidden; }
.ygt-viewer-canvas { position: absolute; inset: 0 18px 0 0; }
.ygt-viewer-scroll { position: absolute; inset: 8px 0 8px auto; width: 18px; margin: 0; writing-mode: vertical-lr; accent-color: #6b7785; }
.ygt-viewer-corner { position: absolute; padding: 8px 10px; pointer-events: none; text-shadow: 0 0 2px #000, 0 0 4px #000, 0 1px 6px #000; font-variant-numeric: tabular-nums; max-width: 46%; }
.ygt-viewer-corner strong { font-size: 15px; font-weight: 600; color: #eceef1; }
.ygt-viewer-corner p { margin: 0; }
.ygt-viewer-corner.top-left { top: 0; left: 0; }
.ygt-viewer-corner.top-right { top: 0; right: 18px; text-align: right; }
.ygt-viewer-corner.bottom-left { bottom: 0; left: 0; }
.ygt-viewer-corner.bottom-right { bottom: 0; right: 18px; text-align: right; }
.ygt-viewer-edge:empty { display: none; }
.ygt-viewer-edge { position: absolute; pointer-events: none; color: #e2c26a; font-weight: 600; padding: 0 5px; border-radius: 3px; background: rgb(0 0 0 / 50%); }
.ygt-viewer-edge.top { top: 8px; left: calc(50% - 9px); transform: translateX(-50%); }
.ygt-viewer-edge.bottom { bottom: 8px; left: calc(50% - 9px); transform: translateX(-50%); }
.ygt-viewer-edge.left { left: 10px; top: 50%; transform: translateY(-50%); }
.ygt-viewer-edge.right { right: 28px; top: 50%; transform: translateY(-50%); }
.ygt-viewer-result { position: absolute; pointer-events: none; padding: 2px 6px; border-radius: 3px; background: rgb(0 0 0 / 55%); color: #f5e6a8; font-variant-numeric: tabular-nums; white-space: pre; }
.ygt-viewer-notice { position: absolute; inset: 0; display: grid; place-content: center; justify-items: center; gap: 12px; padding: 24px; text-align: center; background: #000; font-size: 15px; }
.ygt-viewer-notice progress { width: 220px; accent-color: #6ea8fe; }
.ygt-viewer-notice button { border-color: #3a3f47; }
.ygt-viewer-mpr { position: absolute; inset: 0; z-index: 3; background: #000; display: grid; grid-template-rows: auto minmax(0, 1fr); } .ygt-viewer-mpr header { display: flex; gap: 12px; align-items: center; padding: 6px 10px; background: #15171b; } .ygt-viewer-mpr header span { flex: 1; color: #b6bcc5; }
.ygt-viewer-mpr select, .ygt-viewer-mpr button { font: inherit; color: inherit; background: #0b0c0e; border: 1px solid #2b2f36; border-radius: 4px; padding: 3px 10px; }
.ygt-viewer-mpr > output { position: absolute; inset: 40px 0 0; display: grid; place-content: center; margin: 0; background: #000; font-size: 15px; }
.ygt-viewer-cuts { display: grid; grid-template: 1fr 1fr / 1fr 1fr; gap: 2px; min-height: 0; } .ygt-viewer-cuts figure { position: relative; margin: 0; min-width: 0; min-height: 0; border: 1px solid; overflow: hidden; } .ygt-viewer-cuts figure:first-child { grid-row: span 2; } .ygt-viewer-cuts figure > div { position: absolute; inset: 0; } .ygt-viewer-cuts figcaption { position: absolute; top: 6px; left: 8px; pointer-events: none; text-shadow: 0 0 4px #000; } .ygt-viewer-cuts small { display: block; color: #d6dae0; }
.ygt-viewer-panes:has(.ygt-viewer-list) { padding-right: 232px; } .ygt-viewer-list { position: absolute; inset: 0 0 0 auto; width: 232px; overflow: auto; padding: 10px 12px; background: rgb(17 19 23 / 94%); border-left: 1px solid #2b2f36; }
.ygt-viewer-list li { list-style: none; padding: 8px 0; border-bottom: 1px solid #24272c; } .ygt-viewer-list li[data-removed=true] > p:first-child { text-decoration: line-through; color: #8d939c; } .ygt-viewer-list small { color: #8d939c; }
@container (max-width: 420px) { .ygt-viewer-corner { font-size: 11px; padding: 4px 6px; } .ygt-viewer-corner strong { font-size: 12px; } }
@media (max-width: 600px) {
.ygt-viewer { grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr); min-height: 0; } .ygt-viewer-panes { grid-row: 2; } .ygt-viewer-series { grid-row: 3; display: flex; gap: 6px; overflow-x: auto; padding: 4px; border: 0; } .ygt-viewer-series section { display: flex; gap: 6px; align-items: center; } .ygt-viewer-series button { width: 76px; flex: none; margin: 0; font-size: 11px; line-height: 1.3; max-height: 72px; overflow: hidden; } .ygt-viewer-series canvas, .ygt-viewer-series img { height: 36px; }
.ygt-viewer-toolbar { overflow-x: auto; scrollbar-width: none; } .ygt-viewer-toolbar button, .ygt-viewer-more summary { padding: 13px 12px; } .ygt-viewer-toolbar select { height: 42px; flex: none; font-size: 16px; } .ygt-viewer-more div { position: fixed; top: 120px; right: 8px; }
.ygt-viewer-scroll { width: 28px; right: -4px; }
}
`
