import { Answered, Link, PatientBanner, useAnswer, useParams, useT, useTitle } from '@ygt/core/web'
import type { ReactElement } from 'react'
import { keys, useImaging } from './clients.ts'
import { StudyImages } from './study-images.tsx'

/** The pictures alone, for those who asked for them and do not write the report. */
export default function StudyPage(): ReactElement {
  const t = useT()
  const { study: id = '' } = useParams()
  const client = useImaging()
  const images = useAnswer(keys.images(id), () => client.images({ id }))
  useTitle(t('imaging.request.material'))
  return (
    <div className="imaging-study-page">
      <Answered query={images}>
        {({ study }) => (
          <>
            {study.patient ? (
              <PatientBanner patient={study.patient}>
                {study.request ? (
                  <Link to={`/imaging/requests/${study.request}`}>{t('orders.centre.request.title')}</Link>
                ) : null}
              </PatientBanner>
            ) : null}
            <StudyImages study={id} />
          </>
        )}
      </Answered>
      <style
        href="imaging-study-page"
        precedence="default"
      >{`.imaging-study-page { height: 100%; display: flex; flex-direction: column; background: #000; } .imaging-study-page > .ygt-viewer { flex: 1; min-height: 0; }`}</style>
    </div>
  )
}
