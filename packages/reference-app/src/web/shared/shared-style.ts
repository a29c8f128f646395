/** Large type for one thumb and old eyes: 18 px text, targets of 48 px. */
export const SHARED_STYLE = `.shell-shared { max-width: 640px; margin: 0 auto; padding: 16px 16px 48px; display: grid; gap: 16px; font-size: 18px; line-height: 1.7; }
.shell-shared > header { display: flex; justify-content: space-between; align-items: center; gap: 8px; } .shell-shared > header h1 { font-size: 22px; line-height: 1.3; } .shell-shared .ant-btn { min-height: 48px; font-size: 18px; }
.shell-shared form { display: grid; gap: 16px; } .shell-shared input { font-size: 26px; letter-spacing: 0.3em; min-height: 60px; text-align: center; } .shell-shared .ant-alert, .shell-shared .ant-alert-title { font-size: 17px; }
.shell-shared-card { background: #fff; border: 1px solid var(--ygt-line); border-radius: 10px; padding: 16px; display: grid; gap: 10px; } .shell-shared-card h2 { font-size: 20px; } .shell-shared-card h3 { font-size: 16px; color: var(--ygt-soft); margin: 0; } .shell-shared-card p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.shell-shared-card dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 14px; margin: 0; } .shell-shared-card dt { color: var(--ygt-soft); } .shell-shared-card dd { margin: 0; overflow-wrap: anywhere; }
.shell-shared-who { font-size: 22px; font-weight: 600; }
.shell-shared footer { color: var(--ygt-soft); font-size: 15px; }`
