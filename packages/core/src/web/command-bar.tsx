import { Button, Input, Modal } from 'antd'
import { type ReactElement, type ReactNode, useState } from 'react'
import type { ProblemDocument } from '../endpoint/client.ts'
import { useT } from './labels.tsx'
import { ProblemAlert } from './problem-alert.tsx'

export interface OfferedCommand {
  /** As the record's `commands` name it. */
  readonly id: string
  /** Label key. */
  readonly label: string
  readonly danger?: boolean
  /** What will happen and to whom; asked before it is given. */
  readonly confirm?: ReactNode
  /** The command wants a reason in words. */
  readonly reason?: boolean
  /** What the reason begins with. */
  readonly reasonDraft?: string
  /** Something that `confirm` asks for is missing: it cannot be given yet. */
  readonly lacking?: boolean
  /** Beside the button: `Ctrl+Enter`. */
  readonly keys?: string
  readonly run: (reason: string) => Promise<unknown>
}

export interface CommandBarProps {
  /** What this person may do to the record now; what is not named is absent. */
  readonly commands: readonly string[]
  readonly offered: readonly OfferedCommand[]
  readonly busy?: boolean
  readonly problem?: ProblemDocument | undefined
  readonly size?: 'small' | 'middle'
  /** The first of them stands out, unless another button of the page does. */
  readonly primary?: boolean
}

/** The buttons of a record, the likeliest first; danger asks. */
export function CommandBar({
  commands,
  offered,
  busy = false,
  problem,
  size = 'middle',
  primary = true,
}: CommandBarProps): ReactElement | null {
  const t = useT()
  const [asking, setAsking] = useState<OfferedCommand>()
  const possible = offered.filter(({ id }) => commands.includes(id))
  if (possible.length === 0 && !asking) return null
  const press = (command: OfferedCommand): void => {
    if (command.confirm !== undefined || command.reason) setAsking(command)
    else void command.run('')
  }
  return (
    <div className="ygt-commands">
      {possible.map((command, index) => (
        <Button
          key={command.id}
          size={size}
          type={primary && index === 0 && !command.danger ? 'primary' : 'default'}
          danger={command.danger ?? false}
          disabled={busy}
          onClick={() => press(command)}
          {...(command.keys && { title: command.keys })}
        >
          {t(command.label)}
        </Button>
      ))}
      {asking ? (
        <Confirmation
          // as it is offered now: what it asks for may have been typed since
          command={offered.find(({ id }) => id === asking.id) ?? asking}
          busy={busy}
          problem={problem}
          close={() => setAsking(undefined)}
        />
      ) : null}
    </div>
  )
}

/** Fewest characters of a reason, as the server asks. */
const shortest = 4

/** Says what will happen, takes the reason if one is wanted, and only then gives the command. */
export function Confirmation({
  command,
  busy,
  problem,
  close,
}: {
  readonly command: OfferedCommand
  readonly busy: boolean
  readonly problem: ProblemDocument | undefined
  readonly close: () => void
}): ReactElement {
  const t = useT()
  const [reason, setReason] = useState(command.reasonDraft ?? '')
  const lacking = command.lacking === true || (command.reason === true && reason.trim().length < shortest)
  const give = async (): Promise<void> => {
    if (lacking || busy) return
    const done = await command.run(reason.trim())
    if (done !== undefined) close()
  }
  return (
    <Modal
      open
      title={t(command.label)}
      okText={t(command.label)}
      cancelText={t('web.cancel')}
      okButtonProps={{ danger: command.danger ?? false, disabled: lacking }}
      confirmLoading={busy}
      onOk={() => void give()}
      onCancel={close}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void give()
        }}
      >
        {command.confirm ? <div className="ygt-confirm">{command.confirm}</div> : null}
        {command.reason ? (
          <label className="ygt-field">
            <span>{t('web.reason')}</span>
            <Input.TextArea
              autoFocus
              rows={3}
              maxLength={500}
              value={reason}
              placeholder={t('web.reason.hint')}
              onChange={({ target }) => setReason(target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && event.ctrlKey) void give()
              }}
            />
          </label>
        ) : null}
      </form>
      {problem ? <ProblemAlert problem={problem} /> : null}
    </Modal>
  )
}
