import { ChoiceFilter, OfflineAlert, ProblemAlert, taskKeys, useCommand, useT } from '@ygt/core/web'
import { Button, Input, Popconfirm, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { agreements, ImageGrade } from '../../quality/quality-codes.ts'
import { useImaging } from '../clients.ts'
import { type QualityDetail, qualityKeys } from './quality-words.tsx'

interface GradeFormProps {
  readonly quality: QualityDetail
  /** `sample`: a second grade of a drawn study; it rejects nothing. */
  readonly kind: 'reading' | 'sample'
  /** Whoever reviews says whether report and images agree. */
  readonly reviewing: boolean
}

/** 甲、乙、丙、废 with reasons. A rejection asks once more, because it sends the images back. */
export function GradeForm({ quality, kind, reviewing }: GradeFormProps): ReactElement {
  const t = useT()
  const imaging = useImaging()
  const [grade, setGrade] = useState<string>((kind === 'sample' ? quality.sampleGrade : quality.grade) ?? 'A')
  const [reasons, setReasons] = useState<string[]>([])
  const [note, setNote] = useState('')
  const [agreement, setAgreement] = useState<string>('')
  const given = {
    id: quality.study,
    grade: grade as never,
    reasons: (grade === 'A' ? [] : reasons) as never,
    note: note.trim() || null,
    ...(agreement !== '' && { agreement: agreement as never }),
  }
  const refresh = [qualityKeys.all, taskKeys.tasks, ['core', 'work'], ['statistics']]
  const save = useCommand(() => (kind === 'sample' ? imaging.gradeAgain(given) : imaging.gradeStudy(given)), {
    refresh,
  })
  const sendsBack = grade === 'reject' && kind === 'reading'
  const button = (
    <Button
      type="primary"
      danger={sendsBack}
      loading={save.busy}
      {...(!sendsBack && { onClick: () => void save.run(undefined) })}
    >
      {t(sendsBack ? 'imaging.quality.form.reject' : `imaging.quality.form.${kind === 'sample' ? 'again' : 'save'}`)}
    </Button>
  )
  return (
    <form className="quality-form" onSubmit={(event) => event.preventDefault()}>
      <ChoiceFilter
        label={t('imaging.quality.form.grade')}
        value={grade}
        change={setGrade}
        choices={ImageGrade.values.map((value) => ({ value, label: t(`imaging.quality.grade.${value}`) }))}
      />
      {grade === 'A' ? null : (
        <Select
          mode="multiple"
          aria-label={t('imaging.quality.form.reasons')}
          placeholder={t('imaging.quality.form.reasons')}
          value={reasons}
          onChange={setReasons}
          options={quality.reasons.map((value) => ({ value, label: t(`imaging.quality.reason.${value}`) }))}
        />
      )}
      {grade === 'A' ? null : (
        <Input
          aria-label={t('imaging.quality.form.note')}
          placeholder={t(sendsBack ? 'imaging.quality.form.note.reject' : 'imaging.quality.form.note')}
          value={note}
          maxLength={500}
          onChange={({ target }) => setNote(target.value)}
        />
      )}
      {reviewing ? (
        <Select
          allowClear
          aria-label={t('imaging.quality.form.agreement')}
          placeholder={t('imaging.quality.form.agreement')}
          value={agreement === '' ? null : agreement}
          onChange={(value) => setAgreement(value ?? '')}
          options={agreements.map((value) => ({ value, label: t(`imaging.quality.agreement.${value}`) }))}
        />
      ) : null}
      {save.problem ? <ProblemAlert problem={save.problem} /> : null}
      {save.offline ? <OfflineAlert /> : null}
      <div>
        {sendsBack ? (
          <Popconfirm
            title={t('imaging.quality.form.reject')}
            description={t('imaging.quality.form.reject.confirm')}
            onConfirm={() => void save.run(undefined)}
          >
            {button}
          </Popconfirm>
        ) : (
          button
        )}
      </div>
      <style href="quality-form" precedence="default">
        {'.quality-form { display: flex; flex-direction: column; gap: 8px; }'}
      </style>
    </form>
  )
}
