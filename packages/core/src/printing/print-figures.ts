import type PDFDocument from 'pdfkit'
import type { PrintedFigure } from './printed-document.ts'

type Pdf = InstanceType<typeof PDFDocument>

/** Points between pictures, and the most that one is high. */
const gap = 12
const tallest = 200
const ink = '#c00000'

/** Pictures in rows of two; a row does not break over a page. */
export function printFigures(pdf: Pdf, figures: readonly PrintedFigure[]): void {
  const { left, right, bottom } = pdf.page.margins
  const width = (pdf.page.width - left - right - gap) / 2
  for (let at = 0; at < figures.length; at += 2) {
    const row = figures.slice(at, at + 2)
    const height = Math.max(...row.map((figure) => sized(figure, width).height))
    if (pdf.y + height + 30 > pdf.page.height - bottom) pdf.addPage()
    const top = pdf.y + 6
    for (const [n, figure] of row.entries()) printFigure(pdf, figure, { x: left + n * (width + gap), y: top, width })
    pdf.x = left
    pdf.y = top + height + 18
  }
}

function printFigure(pdf: Pdf, figure: PrintedFigure, at: { x: number; y: number; width: number }): void {
  const { width, height } = sized(figure, at.width)
  pdf.image(Buffer.from(figure.png), at.x, at.y, { width, height })
  pdf.save().rect(at.x, at.y, width, height).clip().lineWidth(0.8).strokeColor(ink).fillColor(ink)
  for (const { points, closed, text } of figure.marks) {
    const placed = points.map(([x, y]) => [at.x + x * width, at.y + y * height] as const)
    const [first, ...rest] = placed
    if (!first) continue
    if (rest.length === 0) pdf.circle(first[0], first[1], 2).stroke()
    else {
      pdf.moveTo(first[0], first[1])
      for (const [x, y] of rest) pdf.lineTo(x, y)
      if (closed) pdf.closePath()
      pdf.stroke()
    }
    const last = placed.toSorted((a, b) => b[0] - a[0])[0] ?? first
    pdf
      .font('regular')
      .fontSize(8)
      .text(text, last[0] + 3, last[1] - 4, { lineBreak: false })
  }
  pdf.restore().fillColor('#000000').strokeColor('#000000')
  pdf
    .font('regular')
    .fontSize(8.5)
    .text(figure.caption, at.x, at.y + height + 3, { width: at.width, lineBreak: false })
}

function sized({ width, height }: PrintedFigure, most: number): { width: number; height: number } {
  const scale = Math.min(most / width, tallest / height)
  return { width: width * scale, height: height * scale }
}
