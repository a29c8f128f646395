import { Button, Modal } from 'antd'
import type { ReactElement } from 'react'
import type { Answer } from '../endpoint/client.ts'
import type { Resource } from '../resource/define-resource.ts'
import { FieldCell } from './field-cell.tsx'
import { useT } from './labels.tsx'
import { Answered } from './page-states.tsx'
import { useAnswer } from './queries.ts'

type Values = Readonly<Record<string, unknown>>

export interface ConflictDialogProps {
  readonly resource: Resource
  readonly names: readonly string[]
  readonly mine: Values
  /** Asks for the record as it is now. */
  readonly current: () => Promise<Answer<any>>
  readonly keepMine: (version: number) => void
  readonly takeTheirs: (values: Values, version: number) => void
  readonly close: () => void
}

/** Somebody else changed the record: both versions side by side, and nothing typed is lost. */
export function ConflictDialog({
  resource,
  names,
  mine,
  current,
  keepMine,
  takeTheirs,
  close,
}: ConflictDialogProps): ReactElement {
  const t = useT()
  const now = useAnswer<Values & { version: number }>([resource.id, 'conflict', mine.id], current)
  const version = now.data?.version ?? 0
  return (
    <Modal
      open
      width={760}
      title={t('web.conflict.title')}
      onCancel={close}
      footer={[
        <Button key="close" onClick={close}>
          {t('web.cancel')}
        </Button>,
        <Button key="theirs" disabled={!now.data} onClick={() => now.data && takeTheirs(now.data, version)}>
          {t('web.conflict.theirs')}
        </Button>,
        <Button key="mine" type="primary" disabled={!now.data} onClick={() => keepMine(version)}>
          {t('web.conflict.mine')}
        </Button>,
      ]}
    >
      <p>{t('web.conflict.text')}</p>
      <Answered query={now}>
        {(theirs) => (
          <table className="ygt-table">
            <thead>
              <tr>
                <th>{t('web.conflict.field')}</th>
                <th>{t('web.conflict.now')}</th>
                <th>{t('web.conflict.typed')}</th>
              </tr>
            </thead>
            <tbody>
              {names
                .filter((name) => JSON.stringify(theirs[name] ?? null) !== JSON.stringify(mine[name] ?? null))
                .map((name) => (
                  <tr key={name}>
                    <td>{t(`${resource.id}.${name}`)}</td>
                    <td>
                      <FieldCell resource={resource} name={name} value={theirs[name]} />
                    </td>
                    <td>
                      <FieldCell resource={resource} name={name} value={mine[name]} />
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        )}
      </Answered>
    </Modal>
  )
}
