import { Input } from 'antd'
import type { ComponentProps, ReactElement } from 'react'

type TextAreaProps = ComponentProps<typeof Input.TextArea>

export interface LinesInputProps extends Omit<TextAreaProps, 'autoSize' | 'rows'> {
  /** Lines shown at least; it grows with its content up to `most`. */
  readonly least?: number
  readonly most?: number
}

/**
 * Several lines of text in a field that grows with them. The growing is the browser's own: a library would write style
 * attributes, which the policy of the page refuses.
 */
export function LinesInput({ least = 3, most = 12, style, ...rest }: LinesInputProps): ReactElement {
  const size = { fieldSizing: 'content', minHeight: `calc(${least}lh + 12px)`, maxHeight: `calc(${most}lh + 12px)` }
  return <Input.TextArea rows={least} {...rest} style={{ ...size, ...style } as NonNullable<TextAreaProps['style']>} />
}
