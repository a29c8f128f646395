import type { ReactElement, ReactNode } from 'react'

export interface FormFieldProps {
  readonly id: string
  readonly label: string
  readonly required?: boolean
  /** What is wrong, in a sentence, beside the field. */
  readonly error?: string | undefined
  readonly hint?: ReactNode
  readonly children: ReactNode
}

/** A label, a control, and what is wrong with it: one column, in the order in which people think. */
export function FormField({ id, label, required = false, error, hint, children }: FormFieldProps): ReactElement {
  return (
    <div className="ygt-form-field" data-wrong={error !== undefined}>
      <label htmlFor={id}>
        {label}
        {required ? <i aria-hidden="true">*</i> : null}
      </label>
      <div className="ygt-form-control">
        {children}
        {error ? (
          <p className="ygt-form-error" role="alert">
            {error}
          </p>
        ) : hint ? (
          <p className="ygt-muted">{hint}</p>
        ) : null}
      </div>
    </div>
  )
}
