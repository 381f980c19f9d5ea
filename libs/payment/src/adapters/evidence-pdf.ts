import type { EvidenceDocument } from '../domain/evidence-documents.js';

const MARGIN = 56;
const INK = '#1d2b27';
const TITLE = 16;
const TEXT = 10;

/** Letters of the standard fonts (Windows-1252): a bank's printer has no others, and no font has to travel with the file. */
const DRAWABLE = /[\u0020-\u007e\u00a0-\u00ff\u20ac\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u0152\u0153]/u;

/**
 * Draws a document of the evidence as A4, tagged, in English. The same document and instant give the same bytes, so that an
 * upload that is repeated is the same upload.
 */
export async function drawEvidence(document: EvidenceDocument, at: Date): Promise<Buffer> {
  // Loaded when the first dispute is answered: most processes never draw one.
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: 'en-GB',
    info: { Title: document.title, Author: 'Limpide', CreationDate: at, ModDate: at },
  });
  const chunks: Buffer[] = [];
  const drawn = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  const body = doc.struct('Document');
  doc.addStructure(body);
  const say = (element: 'H1' | 'P', text: string, font: string, size: number): void => {
    const write = (): void => void doc.font(font).fontSize(size).fillColor(INK).text(drawable(text)).moveDown(0.3);
    body.add(doc.struct(element, {}, write));
  };
  say('H1', document.title, 'Helvetica-Bold', TITLE);
  for (const line of document.lines.filter((text) => text !== '')) {
    const heading = line === line.toUpperCase() && /\p{Lu}/u.test(line);
    say('P', line, heading ? 'Helvetica-Bold' : 'Helvetica', TEXT);
  }
  body.end();
  doc.end();
  return drawn;
}

/** Letters that no accent makes. */
const PLAIN: Readonly<Record<string, string>> = { Ł: 'L', ł: 'l', Đ: 'D', đ: 'd', ı: 'i', Ħ: 'H', ħ: 'h' };

/** What the font lacks loses its accent, or becomes a question mark. */
const drawable = (text: string): string =>
  [...text].map((letter) => (DRAWABLE.test(letter) ? letter : (bare(letter) ?? '?'))).join('');

function bare(letter: string): string | undefined {
  const [base] = PLAIN[letter] ?? letter.normalize('NFKD');
  return base !== undefined && DRAWABLE.test(base) ? base : undefined;
}
