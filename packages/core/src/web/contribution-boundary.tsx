import { Alert, Button } from 'antd'
import { Component, type ReactElement, type ReactNode } from 'react'
import { useT } from './labels.tsx'

interface Props {
  readonly plugin: string
  /** Id of the contribution or path of the page. */
  readonly part: string
  readonly children: ReactNode
}

/** One broken part does not take the page with it: it says which plugin and part failed, the rest lives on. */
export class ContributionBoundary extends Component<Props, { readonly error: Error | undefined }> {
  override state: { readonly error: Error | undefined } = { error: undefined }

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return <BrokenPart {...this.props} error={error} retry={() => this.setState({ error: undefined })} />
  }
}

function BrokenPart({
  plugin,
  part,
  error,
  retry,
}: Props & { readonly error: Error; readonly retry: () => void }): ReactElement {
  const t = useT()
  return (
    <Alert
      className="ygt-broken"
      type="error"
      showIcon
      title={t('web.broken.title', { plugin, part })}
      description={
        <>
          <p>{t('web.broken.text')}</p>
          <p className="ygt-muted">{error.message}</p>
        </>
      }
      action={
        <Button size="small" onClick={retry}>
          {t('web.retry')}
        </Button>
      }
    />
  )
}
