import { ProblemAlert, type RequestRow, StatusTag, useSession, useT } from '@ygt/core/web'
import { Alert, Button, Progress } from 'antd'
import { type DragEvent, type ReactElement, useRef, useState } from 'react'
import { type UploadState, useUpload } from './use-upload.ts'

/** Files of a study into the county, for those who take images. */
export function UploadPanel({ request }: { readonly request: RequestRow }): ReactElement | null {
  const { may } = useSession()
  return may('imaging:study:upload') ? <Upload request={request.id} /> : null
}

/** With progress, over lines that break. */
function Upload({ request }: { readonly request: string }): ReactElement {
  const t = useT()
  const { state, start, interrupted, cancel } = useUpload(request)
  const [over, setOver] = useState(false)
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const take = (list: FileList | null): void => {
    const chosen = [...(list ?? [])].filter(
      ({ name, size }) => size > 0 && !name.startsWith('.') && name !== 'DICOMDIR',
    )
    if (chosen.length > 0) void start(chosen)
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const busy = state.step === 'sending' || state.step === 'storing'
  return (
    <div className="imaging-upload">
      {interrupted && !busy ? <Alert type="info" showIcon title={t('imaging.upload.interrupted')} /> : null}
      {busy ? (
        <Running state={state} cancel={cancel} />
      ) : (
        <div
          className="imaging-drop"
          data-over={over}
          onDrop={drop}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
        >
          <p>{t('imaging.upload.drop')}</p>
          <Button type="primary" onClick={() => files.current?.click()}>
            {t('imaging.upload.files')}
          </Button>
          <Button onClick={() => folder.current?.click()}>{t('imaging.upload.folder')}</Button>
          <input ref={files} hidden type="file" multiple data-upload onChange={({ target }) => take(target.files)} />
          <input
            ref={folder}
            hidden
            type="file"
            multiple
            {...{ webkitdirectory: '' }}
            onChange={({ target }) => take(target.files)}
          />
        </div>
      )}
      <div aria-live="polite">
        {state.step === 'done' ? (
          <StatusTag tone={state.study.state === 'matched' ? 'done' : 'warning'} strong>
            {t(state.study.state === 'matched' ? 'imaging.upload.matched' : 'imaging.upload.quarantined', {
              images: state.study.instanceCount,
            })}
          </StatusTag>
        ) : null}
        {state.step === 'refused' ? <ProblemAlert problem={state.problem} /> : null}
        {state.step === 'failed' ? <Alert type="warning" showIcon title={t('imaging.upload.failed')} /> : null}
      </div>
      <style
        href="imaging-upload"
        precedence="default"
      >{`.imaging-upload { display: grid; gap: 10px; } .imaging-drop { border: 1px dashed var(--ygt-edge); border-radius: 6px; padding: 18px; display: flex; gap: 10px; align-items: center; flex-wrap: wrap; } .imaging-drop p { flex: 1 1 100%; color: var(--ygt-soft); } .imaging-drop[data-over="true"] { border-color: var(--ygt-accent); background: var(--ygt-tint); } .imaging-running { display: grid; gap: 6px; }`}</style>
    </div>
  )
}

function Running({ state, cancel }: { readonly state: UploadState; readonly cancel: () => void }): ReactElement {
  const t = useT()
  if (state.step !== 'sending') return <p>{t('imaging.upload.storing')}</p>
  const { received, bytes, line, speed } = state
  const figures = {
    done: (received / 1e6).toFixed(1),
    all: (bytes / 1e6).toFixed(1),
    speed: speed.toFixed(1),
  }
  return (
    <div className="imaging-running">
      <Progress
        percent={Math.floor((received / Math.max(bytes, 1)) * 100)}
        status={line === 'down' ? 'exception' : 'active'}
      />
      <p className="ygt-number">{line === 'down' ? t('imaging.upload.down') : t('imaging.upload.progress', figures)}</p>
      <div>
        <Button onClick={cancel}>{t('imaging.upload.cancel')}</Button>
      </div>
    </div>
  )
}
