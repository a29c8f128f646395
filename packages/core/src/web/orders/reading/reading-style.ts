/** Layout of the reading room: list, surface, report; usable at 1280 wide. */
export const READING_STYLE = `
.reading-room { display: grid; grid-template-columns: 232px minmax(0, 1fr); height: 100%; background: var(--ygt-ground); }
.reading-room[data-folded="true"] { grid-template-columns: 32px minmax(0, 1fr); }
.reading-list { border-right: 1px solid var(--ygt-line); background: var(--ygt-surface); display: flex; flex-direction: column; min-height: 0; }
.reading-list header { display: flex; align-items: center; gap: 6px; padding: 8px; min-height: 52px; border-bottom: 1px solid var(--ygt-line); } .reading-list .ygt-choices { flex: 1; } .reading-list .ygt-choices label { padding: 0 10px; }
.reading-fold { padding: 4px 6px; font-size: 16px; }
.reading-list ul { list-style: none; overflow: auto; flex: 1; }
.reading-list li button { all: unset; box-sizing: border-box; cursor: pointer; width: 100%; padding: 9px 12px; display: grid; gap: 2px; border-bottom: 1px solid var(--ygt-line); border-left: 3px solid transparent; }
.reading-list li button:hover { background: var(--ygt-hover); } .reading-list li[aria-current="true"] button { background: var(--ygt-tint); border-left-color: var(--ygt-accent); } .reading-list li button:focus-visible { outline: 2px solid var(--ygt-accent); outline-offset: -2px; }
.reading-item-foot { display: flex; justify-content: space-between; gap: 6px; font-size: 13px; } .reading-none { padding: 16px; }
.reading-desk { display: flex; flex-direction: column; min-width: 0; min-height: 0; }
.reading-main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(380px, 30%); flex: 1; min-height: 0; }
.reading-surface { min-width: 0; min-height: 0; display: flex; flex-direction: column; background: #000; } .reading-surface > * { flex: 1; min-width: 0; min-height: 0; }
.reading-report { border-left: 1px solid var(--ygt-line); background: var(--ygt-surface); overflow: auto; padding: 12px 14px; display: flex; flex-direction: column; gap: 12px; }
.reading-asked { border-bottom: 1px solid var(--ygt-line); padding-bottom: 10px; } .reading-asked summary { cursor: pointer; font-weight: 600; } .reading-asked p { margin-top: 4px; }
.reading-claim, .reading-editor, .reading-review { display: grid; gap: 12px; align-content: start; }
.reading-tools { position: sticky; top: -12px; z-index: 2; background: var(--ygt-surface); padding: 6px 0; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; } .reading-templates { display: inline-flex; gap: 8px; min-width: 0; } .reading-templates .ant-btn:first-child { overflow: hidden; }.reading-leave { justify-self: start; padding: 0; }
.reading-section { display: grid; gap: 4px; } .reading-section > span:first-child { font-weight: 600; } .reading-section textarea { font-size: 15px; line-height: 1.7; } .reading-section[data-wrong="true"] textarea { border-color: var(--ygt-critical); }
.reading-positive { display: flex; gap: 14px; align-items: center; }
.reading-actions { display: flex; gap: 10px; position: sticky; bottom: -12px; background: var(--ygt-surface); padding: 10px 0; border-top: 1px solid var(--ygt-line); } .reading-actions kbd { background: transparent; color: inherit; border-color: currentColor; opacity: .7; margin: 0 0 0 6px; }
.reading-impression { padding: 8px 12px; border-left: 3px solid var(--ygt-accent, #0f5f8c); margin-top: 8px; }
.reading-actions { flex-wrap: wrap; } .reading-actions .critical-panel { display: contents; } .reading-actions .critical-panel > ul, .reading-actions .critical-panel > .ant-alert { flex: 1 0 100%; order: -1; } .reading-actions .critical-panel > .ant-btn { order: 1; margin-left: auto; }
@media (max-width: 600px) {
.reading-room, .reading-room[data-folded="true"] { grid-template-columns: minmax(0, 1fr); height: auto; min-height: 100%; } .reading-list { display: none; }
.reading-main { grid-template-columns: minmax(0, 1fr); grid-template-rows: 62dvh auto; } .reading-report { border-left: 0; border-top: 1px solid var(--ygt-line); overflow: visible; }
.reading-tools { flex-wrap: wrap; } .reading-section textarea { font-size: 16px; } .reading-actions { bottom: 0; flex-wrap: wrap; } .reading-actions kbd { display: none; } .reading-actions .ant-btn, .reading-claim .ant-btn { min-height: 44px; }
}
`
