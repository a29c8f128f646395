/** Layout of the shell: bar, rail, page; sign-in; search. */
export const SHELL_STYLE = `
.shell-desk { display: grid; grid-template: 48px minmax(0, 1fr) / auto minmax(0, 1fr); grid-template-areas: "bar bar" "rail page"; height: 100%; }
.shell-page { grid-area: page; overflow: auto; min-width: 0; min-height: 0; }
.shell-bar { grid-area: bar; display: flex; align-items: center; gap: 14px; padding: 0 14px 0 18px; background: #10384f; color: #e9f2f7; }
.shell-bar button { color: inherit; } .shell-bar .ant-btn-text { color: inherit !important; }
.shell-bar button:focus-visible, .shell-bar a:focus-visible { outline-color: #fff; }
.shell-county { display: flex; align-items: baseline; gap: 10px; color: inherit; white-space: nowrap; } .shell-county:hover { text-decoration: none; } .shell-county strong { font-size: 16px; } .shell-county span { opacity: .75; }
.shell-post { display: inline-flex; gap: 8px; white-space: nowrap; } .shell-post b { font-weight: 500; } .shell-post span { opacity: .75; }
.shell-post-switch, .shell-person, .shell-bell { all: unset; cursor: pointer; display: inline-flex; align-items: center; gap: 8px; line-height: 32px; }
.shell-bar > .shell-post, .shell-post-switch { padding-left: 14px; border-left: 1px solid rgb(255 255 255 / 25%); }
.shell-person, .shell-bell { padding: 0 10px; border-radius: 4px; position: relative; } .shell-person:hover, .shell-bell:hover { background: rgb(255 255 255 / 12%); } .shell-bell { font-size: 17px; }
.shell-post-switch:focus-visible, .shell-person:focus-visible, .shell-bell:focus-visible, .shell-search:focus-visible { outline: 2px solid #fff; }
.shell-search { all: unset; box-sizing: border-box; cursor: pointer; margin-left: auto; width: 320px; height: 32px; padding: 0 6px 0 12px; display: flex; align-items: center; gap: 8px; border-radius: 4px; background: rgb(255 255 255 / 14%); } .shell-search:hover { background: rgb(255 255 255 / 20%); } .shell-search { white-space: nowrap; overflow: hidden; } .shell-search > span:nth-of-type(2) { opacity: .8; margin-right: auto; overflow: hidden; text-overflow: ellipsis; } .shell-search kbd { background: transparent; border-color: rgb(255 255 255 / 40%); color: inherit; margin: 0; }
.shell-offline { background: #f0a848; color: #1b2733; padding: 0 10px; border-radius: 4px; line-height: 26px; }
.shell-badge { background: var(--ygt-accent); color: #fff; font: 600 12px/18px inherit; font-size: 12px; line-height: 18px; min-width: 20px; text-align: center; padding: 0 5px; border-radius: 9px; font-variant-numeric: tabular-nums; }
.shell-bell .shell-badge { position: absolute; top: 0; left: 24px; background: #f0a848; color: #1b2733; } .shell-bell .shell-badge[data-critical="true"] { background: var(--ygt-critical); color: #fff; }
.shell-skip { position: absolute; left: -999px; } .shell-skip:focus { left: 8px; top: 8px; z-index: 10; background: #fff; padding: 6px 12px; }
.shell-hidden { position: absolute; clip-path: inset(50%); }

.shell-rail { grid-area: rail; width: 196px; background: var(--ygt-surface); border-right: 1px solid var(--ygt-line); padding: 8px; display: flex; flex-direction: column; gap: 10px; overflow: auto; }
.shell-rail[data-folded="true"] { width: 56px; }
.shell-rail h2 { font-size: 12px; font-weight: 600; color: var(--ygt-soft); padding: 6px 10px 2px; } .shell-rail hr { border: 0; border-top: 1px solid var(--ygt-line); margin: 4px; } .shell-rail section:first-child hr { display: none; }
.shell-rail a, .shell-fold { all: unset; box-sizing: border-box; cursor: pointer; display: flex; align-items: center; gap: 10px; width: 100%; padding: 0 10px; min-height: 38px; border-radius: 4px; color: var(--ygt-ink); position: relative; }
.shell-rail a > span:nth-of-type(2) { flex: 1; line-height: 20px; } .shell-rail a:hover, .shell-fold:hover { background: var(--ygt-hover); } .shell-rail a.active { background: var(--ygt-tint); color: var(--ygt-accent); font-weight: 600; } .shell-rail a:focus-visible, .shell-fold:focus-visible { outline: 2px solid var(--ygt-accent); }
.shell-rail .anticon { font-size: 16px; } .shell-rail[data-folded="true"] .shell-badge { position: absolute; top: 2px; right: 0; }
.shell-rail a:hover, .shell-bar a:hover { text-decoration: none; }
.shell-fold { margin-top: auto; color: var(--ygt-soft); }

.shell-summaries { display: flex; gap: 12px; flex-wrap: wrap; } .shell-summaries:empty { display: none; }
.shell-work .shell-group th { position: sticky; top: 37px; background: var(--ygt-ground); padding: 5px 12px; font-size: 13px; color: var(--ygt-ink); }
.shell-work td:last-child { text-align: right; width: 1%; white-space: nowrap; }

.shell-notices { width: 400px; max-height: 480px; overflow: auto; margin: -4px; } .shell-notices header { display: flex; justify-content: space-between; padding: 0 8px 8px; } .shell-notices h2 { font-size: 15px; } .shell-notices ul { list-style: none; }
.shell-notices li button { all: unset; box-sizing: border-box; width: 100%; display: grid; gap: 2px; padding: 8px; border-radius: 4px; cursor: pointer; border-left: 3px solid transparent; } .shell-notices li button:hover { background: var(--ygt-hover); } .shell-notices li button:focus-visible { outline: 2px solid var(--ygt-accent); } .shell-notices li[data-unread="true"] button { border-left-color: var(--ygt-accent); font-weight: 500; }
.shell-results { margin-top: 10px; max-height: 60vh; overflow: auto; display: grid; } .shell-results h3 { font-size: 12px; color: var(--ygt-soft); padding: 8px 10px 2px; }
.shell-results button, .shell-results a { all: unset; box-sizing: border-box; cursor: pointer; padding: 8px 10px; border-radius: 4px; overflow: hidden; } .shell-results button:hover, .shell-results a:hover { background: var(--ygt-hover); } .shell-results button:focus-visible, .shell-results a:focus-visible { background: var(--ygt-tint); outline: none; }

.shell-sign-in { min-height: 100%; display: grid; place-items: center; background: radial-gradient(120% 90% at 100% 0, #cfe3ee 0, transparent 60%), #eef3f6; padding: 24px; }
.shell-sign-in form { width: 380px; background: #fff; border: 1px solid var(--ygt-line); border-radius: 8px; padding: 32px; display: grid; gap: 18px; box-shadow: 0 12px 40px rgb(15 56 79 / 10%); }
.shell-sign-in h1 { font-size: 22px; line-height: 32px; } .shell-sign-in-county { color: var(--ygt-accent); font-weight: 600; } .shell-sign-in footer { display: flex; justify-content: space-between; align-items: center; }
.shell-verify { max-width: 560px; margin: 0 auto; padding: 32px 16px; display: grid; gap: 20px; } .shell-verify header { display: flex; justify-content: space-between; align-items: center; } .shell-verify h1 { font-size: 22px; } .shell-verify form { display: grid; grid-template-columns: 1fr auto; gap: 10px; align-items: end; }
.shell-verdict { background: #fff; border: 1px solid var(--ygt-line); border-radius: 8px; padding: 20px; display: grid; gap: 14px; } .shell-verdict .ygt-status { font-size: 18px; line-height: 36px; justify-self: start; }

.shell-patient { display: grid; grid-template-columns: minmax(0, 1fr) 380px; gap: 12px; align-items: start; } .shell-patient > div { display: grid; gap: 12px; }
.shell-timeline { list-style: none; display: grid; } .shell-timeline li { display: grid; grid-template-columns: 128px 1fr; gap: 12px; padding: 8px 0; border-bottom: 1px solid var(--ygt-line); } .shell-timeline li:last-child { border: 0; } .shell-timeline small { display: block; }
.shell-duplicates { list-style: none; display: grid; gap: 8px; } .shell-duplicates li { display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center; padding: 8px 12px; border: 1px solid var(--ygt-line); border-radius: 4px; }
@media (max-width: 1320px) { .shell-search { width: 220px; } .shell-patient { grid-template-columns: minmax(0, 1fr) 320px; } }
@media (max-width: 600px) {
.shell-desk { grid-template: 48px minmax(0, 1fr) auto / minmax(0, 1fr); grid-template-areas: "bar" "page" "rail"; height: 100dvh; }
.shell-bar { padding: 0 4px 0 12px; gap: 4px; } .shell-county span, .shell-bar > .shell-post, .shell-post-switch span, .shell-search > span:nth-of-type(2), .shell-search kbd { display: none; } .shell-search { width: 40px; padding: 0 12px; }
.shell-person > span:last-child { display: none; }
.shell-rail, .shell-rail[data-folded="true"] { width: auto; flex-direction: row; gap: 0; padding: 0 4px; border-right: 0; border-top: 1px solid var(--ygt-line); overflow-x: auto; } .shell-rail section { display: flex; } .shell-rail h2, .shell-rail hr, .shell-fold { display: none; }
.shell-rail a { min-height: 48px; min-width: 64px; flex-direction: column; justify-content: center; gap: 2px; padding: 4px 6px; font-size: 12px; text-align: center; } .shell-rail a > span:nth-of-type(2) { flex: none; line-height: 16px; white-space: nowrap; } .shell-rail .shell-badge { position: absolute; top: 2px; right: 8px; }
.shell-sign-in { padding: 12px; } .shell-sign-in form { width: 100%; padding: 24px 18px; }
.shell-work td:last-child { text-align: left; width: auto; } .shell-patient { grid-template-columns: minmax(0, 1fr); } .shell-notices { width: auto; }
}
`
