import { FormField, OfflineAlert, ProblemAlert, useCommand, useT } from '@ygt/core/web'
import { Button, Input, InputNumber, Modal } from 'antd'
import { type ReactElement, useState } from 'react'
import { useImaging } from '../clients.ts'
import { qualityKeys } from './quality-words.tsx'

/** Draws studies of a month at random, some of each institution. */
export function DrawSample({ month, done }: { readonly month: string; readonly done: () => void }): ReactElement {
  const t = useT()
  const imaging = useImaging()
  const [open, setOpen] = useState(false)
  const [each, setEach] = useState(5)
  const [seed, setSeed] = useState(month)
  const draw = useCommand(() => imaging.drawSample({ month, seed, each }), {
    refresh: [qualityKeys.all],
    done: () => {
      setOpen(false)
      done()
    },
  })
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('imaging.quality.sample.draw')}</Button>
      {open ? (
        <Modal
          open
          title={`${t('imaging.quality.sample.title')} ${month}`}
          okText={t('imaging.quality.sample.draw')}
          cancelText={t('web.cancel')}
          confirmLoading={draw.busy}
          onOk={() => void draw.run(undefined)}
          onCancel={() => setOpen(false)}
        >
          <FormField id="sample-each" label={t('imaging.quality.sample.each')}>
            <InputNumber id="sample-each" min={1} max={100} value={each} onChange={(value) => setEach(value ?? 1)} />
          </FormField>
          <FormField id="sample-seed" label={t('imaging.quality.sample.seed')}>
            <Input id="sample-seed" value={seed} maxLength={60} onChange={({ target }) => setSeed(target.value)} />
          </FormField>
          <p className="ygt-muted">{t('imaging.quality.sample.explain')}</p>
          {draw.problem ? <ProblemAlert problem={draw.problem} /> : null}
          {draw.offline ? <OfflineAlert /> : null}
        </Modal>
      ) : null}
    </>
  )
}
