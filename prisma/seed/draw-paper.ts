import PDFDocument from 'pdfkit';

/** A made-up paper of one page. */
export interface PaperPage {
  readonly issuer: string;
  readonly title: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  /** True: there is a drawn head where a photograph would be. */
  readonly portrait?: boolean;
}

const INK = '#1d2b27';
const SOFT = '#4b5a55';
const LINE = '#c9d6d0';
const STAMP = '#b3261e';
const MARGIN = 56;
const NAMES = 150;

/** Draws a paper that looks like its kind and can't be taken for a real one. The same page and date give the same bytes. */
export function drawPaper(page: PaperPage, date: Date): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A5',
    layout: 'landscape',
    margin: MARGIN,
    lang: 'fr-FR',
    info: { Title: page.title, Author: page.issuer, CreationDate: date, ModDate: date },
  });
  const chunks: Buffer[] = [];
  const drawn = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    doc.on('error', reject);
  });
  frame(doc);
  doc
    .font('Helvetica')
    .fontSize(9)
    .fillColor(SOFT)
    .text(page.issuer.toUpperCase(), MARGIN, 44, { characterSpacing: 0.6 });
  doc.font('Helvetica-Bold').fontSize(15).fillColor(INK).text(page.title, MARGIN, 62);
  doc.moveDown(0.8);
  if (page.portrait) portrait(doc);
  for (const [name, value] of page.fields) field(doc, name, value);
  doc.moveDown(0.6).font('Helvetica').fontSize(9).fillColor(SOFT);
  doc.text(page.text, MARGIN, doc.y, { width: doc.page.width - 2 * MARGIN - (page.portrait ? 120 : 0) });
  stamp(doc);
  doc.end();
  return drawn;
}

type Doc = PDFKit.PDFDocument;

function frame(doc: Doc): void {
  doc
    .rect(24, 24, doc.page.width - 48, doc.page.height - 48)
    .lineWidth(1)
    .strokeColor(LINE)
    .stroke();
}

function field(doc: Doc, name: string, value: string): void {
  const top = doc.y;
  doc.font('Helvetica').fontSize(9.5).fillColor(SOFT).text(name, MARGIN, top, { width: NAMES });
  doc
    .font('Helvetica-Bold')
    .fillColor(INK)
    .text(value, MARGIN + NAMES, top, { width: 270 });
  doc.moveDown(0.35);
}

function portrait(doc: Doc): void {
  const [left, top] = [doc.page.width - MARGIN - 92, 96];
  doc.save().rect(left, top, 92, 116).clip();
  doc.rect(left, top, 92, 116).fill('#e6eeea');
  doc.circle(left + 46, top + 48, 22).fill('#9db3aa');
  doc.ellipse(left + 46, top + 122, 42, 44).fill('#9db3aa');
  doc.restore();
}

/** Across the page: nobody mistakes it. */
function stamp(doc: Doc): void {
  const [x, y] = [doc.page.width / 2, doc.page.height - 92];
  doc
    .save()
    .rotate(-8, { origin: [x, y] })
    .fillColor(STAMP)
    .fillOpacity(0.55)
    .font('Helvetica-Bold')
    .fontSize(22);
  doc.text('SPÉCIMEN – SANS VALEUR', 0, y, { width: doc.page.width, align: 'center', lineBreak: false });
  doc.restore();
}
