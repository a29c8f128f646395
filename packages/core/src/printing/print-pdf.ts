import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'
import { printFigures } from './print-figures.ts'
import type { PrintedDocument } from './printed-document.ts'

const require = createRequire(import.meta.url)
const regular = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
const bold = require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf')

type Pdf = InstanceType<typeof PDFDocument>

/** Points of an A4 page (ISO 216) with 20 mm at the sides. */
const margin = 56.7
const codeSide = 72
const pale = '#444444'
const line = { text: 10.5, small: 8.5, title: 16, heading: 13 }

/** Sets a document on A4 with Chinese glyphs embedded; the bytes of the PDF. */
export async function printPdf(document: PrintedDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of streamPdf([document])) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Several documents as one PDF, each with page numbers of its own; its bytes as they come. Without documents: an empty page. */
export function streamPdf(documents: readonly PrintedDocument[]): AsyncIterable<Uint8Array> {
  const [first] = documents
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: margin, bottom: margin + 24, left: margin, right: margin },
    bufferPages: true,
    info: { Title: first?.title ?? '', Author: first?.heading ?? '' },
  })
  pdf.registerFont('regular', regular).registerFont('bold', bold)
  setAll(pdf, documents).catch((error: unknown) => pdf.destroy(error as Error))
  return pdf as unknown as AsyncIterable<Uint8Array>
}

async function setAll(pdf: Pdf, documents: readonly PrintedDocument[]): Promise<void> {
  for (const [n, document] of documents.entries()) {
    if (n > 0) pdf.addPage()
    heading(pdf, document)
    facts(pdf, document.facts)
    for (const { title, text } of document.sections) section(pdf, title, text)
    printFigures(pdf, document.figures ?? [])
    signatures(pdf, document.signatures)
    if (document.verification) await verification(pdf, document.verification)
    if (document.link) await link(pdf, document.link)
    finishPages(pdf, document)
    pdf.flushPages()
  }
  pdf.end()
}

function heading(pdf: Pdf, { heading, title, subtitle }: PrintedDocument): void {
  pdf.font('bold').fontSize(line.heading).text(heading, { align: 'center' })
  pdf.moveDown(0.3).fontSize(line.title).text(title, { align: 'center' })
  if (subtitle) pdf.moveDown(0.3).fontSize(line.text).text(subtitle, { align: 'center' })
  pdf.moveDown(0.6)
  rule(pdf)
}

/** Two columns; values stand below each other, whatever the length of their labels. */
function facts(pdf: Pdf, rows: PrintedDocument['facts']): void {
  const column = contentWidth(pdf) / 2
  pdf.font('bold').fontSize(line.text)
  const labels = Math.max(0, ...rows.map(([label]) => pdf.widthOfString(label))) + 10
  for (let i = 0; i < rows.length; i += 2) {
    const y = pdf.y
    let bottom = y
    for (const [n, row] of [rows[i], rows[i + 1]].entries()) {
      if (!row) continue
      const [label, value] = row
      const x = margin + n * column
      pdf.font('bold').fillColor(pale).text(label, x, y, { width: labels }).fillColor('#000000')
      pdf.font('regular').text(value === '' ? '—' : value, x + labels, y, { width: column - labels - 8 })
      bottom = Math.max(bottom, pdf.y)
    }
    pdf.y = bottom + 3
  }
  pdf.x = margin
  pdf.moveDown(0.3)
  rule(pdf)
}

function section(pdf: Pdf, title: string, text: string): void {
  // a title does not stay behind alone
  if (pdf.y > bottomOf(pdf) - 60) pdf.addPage()
  pdf
    .moveDown(0.5)
    .font('bold')
    .fontSize(line.text + 0.5)
    .text(title, margin)
  pdf
    .moveDown(0.2)
    .font('regular')
    .fontSize(line.text)
    .text(text, margin, pdf.y, { width: contentWidth(pdf), lineGap: 3 })
}

/** Who answers for it, side by side; it stands on one page with the code to check it by. */
function signatures(pdf: Pdf, rows: PrintedDocument['signatures']): void {
  if (rows.length === 0) return
  if (pdf.y > bottomOf(pdf) - 60 - codeSide) pdf.addPage()
  pdf.moveDown(1)
  rule(pdf)
  const column = contentWidth(pdf) / Math.max(rows.length, 1)
  const y = pdf.y
  for (const [n, { role, name, at }] of rows.entries()) {
    const x = margin + n * column
    pdf
      .font('bold')
      .fontSize(line.text)
      .fillColor(pale)
      .text(`${role}  `, x, y, { continued: true, width: column - 8 })
    pdf.fillColor('#000000').text(name)
    pdf
      .font('regular')
      .fontSize(line.small)
      .text(at, x, pdf.y + 2, { width: column - 8 })
  }
  pdf.x = margin
}

async function verification(
  pdf: Pdf,
  { label, code, url }: NonNullable<PrintedDocument['verification']>,
): Promise<void> {
  const image = await QRCode.toBuffer(url, { margin: 0, width: codeSide * 4, errorCorrectionLevel: 'M' })
  const y = pdf.y + 14
  pdf.image(image, margin, y, { width: codeSide })
  pdf
    .font('regular')
    .fontSize(line.small)
    .text(label, margin + codeSide + 12, y + 8)
    .font('bold')
    .fontSize(line.text)
    .text(code, { characterSpacing: 1 })
  pdf.font('regular').fontSize(line.small).text(url)
  pdf.y = y + codeSide
}

/** On the right, level with the code to check the paper by. */
async function link(pdf: Pdf, { label, url }: NonNullable<PrintedDocument['link']>): Promise<void> {
  const image = await QRCode.toBuffer(url, { margin: 0, width: codeSide * 4, errorCorrectionLevel: 'M' })
  const y = pdf.y - codeSide
  const x = pdf.page.width - margin - codeSide
  pdf.image(image, x, y, { width: codeSide })
  pdf
    .font('regular')
    .fontSize(line.small)
    .text(label, x - 100, y + 8, { width: 92, align: 'right' })
  pdf.x = margin
  pdf.y = y + codeSide
}

function finishPages(pdf: Pdf, { notes, pageLabel, watermark, runningHead }: PrintedDocument): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page)
    const { width, height, margins } = pdf.page
    // text below the bottom margin would open a new page
    margins.bottom = 0
    if (page > start) {
      pdf.font('regular').fontSize(line.small).fillColor(pale)
      pdf.text(runningHead, margin, margin - 22, { width: width - 2 * margin, lineBreak: false, ellipsis: true })
      pdf
        .moveTo(margin, margin - 8)
        .lineTo(width - margin, margin - 8)
        .lineWidth(0.5)
        .stroke('#999999')
    }
    if (watermark) {
      pdf
        .save()
        .rotate(-35, { origin: [width / 2, height / 2] })
        .font('bold')
        .fontSize(84)
        .fillColor('#999999', 0.18)
        .text(watermark, 0, height / 2 - 60, { width, align: 'center' })
        .restore()
        .fillColor('#000000', 1)
    }
    const label = pageLabel.replace('{page}', String(page - start + 1)).replace('{pages}', String(count))
    pdf
      .font('regular')
      .fontSize(line.small)
      .fillColor(pale)
      .text(notes.join('  '), margin, height - margin - 8, { width: width - 2 * margin })
    pdf.text(label, margin, height - margin + 6, { width: width - 2 * margin, align: 'center' }).fillColor('#000000')
  }
}

function contentWidth({ page }: Pdf): number {
  return page.width - 2 * margin
}

function bottomOf({ page }: Pdf): number {
  return page.height - page.margins.bottom
}

function rule(pdf: Pdf): void {
  pdf
    .moveTo(margin, pdf.y)
    .lineTo(pdf.page.width - margin, pdf.y)
    .lineWidth(0.7)
    .stroke('#333333')
    .moveDown(0.4)
}
