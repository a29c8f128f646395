import {
  CommandBar,
  CountyTime,
  DataTable,
  Empty,
  type HolderLine,
  PractitionerName,
  ProblemAlert,
  signatureKeys,
  simulatorClient,
  useCommand,
  usePages,
  useT,
} from '@ygt/core/web'
import type { ReactElement } from 'react'
import { CertificateState } from './certificate-state.tsx'

/** Everybody's certificates, for whoever keeps them: unlock after wrong PINs, revoke what must not sign any more. */
export function CertificateHolders(): ReactElement {
  const t = useT()
  const pages = usePages(signatureKeys.holders, (cursor) =>
    simulatorClient.listHolders({ limit: 50, ...(cursor && { cursor }) }),
  )
  return (
    <section className="certificate-holders" aria-label={t('signature-simulator.holders')}>
      <h2>{t('signature-simulator.holders')}</h2>
      <DataTable
        id="certificate-holders"
        pages={pages}
        rowKey={(row) => row.practitioner}
        empty={<Empty title={t('signature-simulator.holders.none')} />}
        columns={[
          {
            key: 'name',
            title: 'signature-simulator.holder.name',
            cell: (row) => <PractitionerName id={row.practitioner} fallback={row.name} />,
          },
          {
            key: 'state',
            title: 'signature-simulator.holder.state',
            cell: (row) => <CertificateState state={row.state} />,
          },
          {
            key: 'failures',
            title: 'signature-simulator.holder.failures',
            align: 'right',
            cell: (row) => row.failures,
          },
          {
            key: 'serial',
            title: 'signature-simulator.serial',
            wide: true,
            cell: (row) => <span className="ygt-number">{row.serial}</span>,
          },
          {
            key: 'until',
            title: 'signature-simulator.holder.until',
            cell: (row) => <CountyTime at={row.notAfter} />,
          },
          { key: 'commands', title: 'signature-simulator.holder.commands', cell: (row) => <Commands holder={row} /> },
        ]}
      />
      <p>
        <a href="/api/signature-simulator/root.cer" download>
          {t('signature-simulator.root')}
        </a>{' '}
        ·{' '}
        <a href="/api/signature-simulator/revocations.crl" download>
          {t('signature-simulator.revocations')}
        </a>
      </p>
      <style href="certificate-holders" precedence="default">
        {`.certificate-holders { display: grid; gap: 8px; } .certificate-holders h2 { font-size: 15px; font-weight: 600; }`}
      </style>
    </section>
  )
}

function Commands({ holder: { practitioner, name, state } }: { readonly holder: HolderLine }): ReactElement {
  const t = useT()
  const refresh = [signatureKeys.holders, signatureKeys.certificate]
  const unlock = useCommand(() => simulatorClient.unlock({ practitioner }), { refresh })
  const revoke = useCommand((reason: string) => simulatorClient.revoke({ practitioner, reason }), { refresh })
  const possible = [
    ...(state === 'locked' ? ['unlock'] : []),
    ...(state === 'active' || state === 'locked' ? ['revoke'] : []),
  ]
  return (
    <>
      <CommandBar
        size="small"
        primary={false}
        commands={possible}
        busy={unlock.busy || revoke.busy}
        problem={revoke.problem}
        offered={[
          { id: 'unlock', label: 'signature-simulator.unlock', run: () => unlock.run(undefined) },
          {
            id: 'revoke',
            label: 'signature-simulator.revoke',
            danger: true,
            reason: true,
            confirm: t('signature-simulator.revoke.confirm', { name }),
            run: revoke.run,
          },
        ]}
      />
      {unlock.problem ? <ProblemAlert problem={unlock.problem} /> : null}
    </>
  )
}
