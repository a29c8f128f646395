/** What is printed: filled by a block or plugin, set by `printPdf`. All text is ready for the reader, in one language. */
export interface PrintedDocument {
  /** Heading of the institution whose paper it is. */
  readonly heading: string
  readonly title: string
  /** Said below the title, for example that this is an amended version and why. */
  readonly subtitle?: string
  /** Whose paper it is, at the head of every page after the first: sheets get apart. */
  readonly runningHead: string
  /** Label and value, set in two columns. */
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly sections: readonly { readonly title: string; readonly text: string }[]
  /** Pictures, two beside each other, with what is drawn on them in shares of width and height. */
  readonly figures?: readonly PrintedFigure[]
  /** Who answers for it: role, name, time. */
  readonly signatures: readonly { readonly role: string; readonly name: string; readonly at: string }[]
  /** Small print above the page number. */
  readonly notes: readonly string[]
  /** A code that whoever holds the paper can check, and the address to check it at. */
  readonly verification?: { readonly label: string; readonly code: string; readonly url: string }
  /** A second code beside it: opens what is printed, and its pictures, on a phone. The address holds a secret and is not spelled out. */
  readonly link?: { readonly label: string; readonly url: string }
  /** Large and pale across the page, for example 已修订 on a replaced version. */
  readonly watermark?: string
  /** `第 {page} / {pages} 页` */
  readonly pageLabel: string
}

export interface PrintedFigure {
  readonly png: Uint8Array
  /** Pixels; only their ratio counts. */
  readonly width: number
  readonly height: number
  readonly caption: string
  readonly marks: readonly {
    readonly points: readonly (readonly [number, number])[]
    readonly closed: boolean
    readonly text: string
  }[]
}
