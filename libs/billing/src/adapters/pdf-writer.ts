import PDFDocument from 'pdfkit';
import type { Block, PartyBlock, Sheet } from '../domain/sheet.js';
import { fill } from '../domain/words.js';
import { loadFonts, type FontName } from './fonts.js';

const MARGIN = 52;
const BOTTOM = 64;
const INK = '#1d2b27';
const SOFT = '#4b5a55';
const LINE = '#e5ddd0';
const LAGOON = '#0f6b61';
const WASH = '#f3ede2';

type Doc = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

/** What the font can draw; the rest is written without its accents, or as a question mark. */
interface Glyphs {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/**
 * Draws a sheet as PDF/A-3a, tagged for screen readers: language, title, headings, tables with header cells, reading
 * order (PDF/UA-1 asks for the same). All fonts are embedded. `createdAt` is the document's own date, so that drawing it
 * again gives the same file.
 */
export function writePdf(sheet: Sheet, createdAt: Date): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: BOTTOM },
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    displayTitle: true,
    lang: sheet.locale === 'fr' ? 'fr-FR' : 'en-GB',
    bufferPages: true,
    autoFirstPage: false,
    info: { Title: sheet.title, Author: sheet.letterhead, CreationDate: createdAt, ModDate: createdAt },
  });
  const chunks: Buffer[] = [];
  const written = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    doc.on('error', reject);
  });
  const fonts = loadFonts();
  for (const name of Object.keys(fonts) as FontName[]) doc.registerFont(name, fonts[name]);
  doc.font('text').addPage();
  new PdfWriter(doc).write(sheet);
  doc.end();
  return written;
}

class PdfWriter {
  readonly #doc: Doc;
  readonly #width: number;
  readonly #glyphs: Glyphs;

  constructor(doc: Doc) {
    this.#doc = doc;
    this.#width = doc.page.width - 2 * MARGIN;
    this.#glyphs = (doc as unknown as { _font: { font: Glyphs } })._font.font;
  }

  write(sheet: Sheet): void {
    const body = this.#doc.struct('Document');
    this.#doc.addStructure(body);
    this.#letterhead(body, sheet);
    for (const block of sheet.blocks) this.#block(body, block);
    body.end();
    this.#footers(sheet);
  }

  #letterhead(body: Element, sheet: Sheet): void {
    const doc = this.#doc;
    this.#artifact(() => doc.rect(0, 0, doc.page.width, 6).fill(LAGOON));
    this.#say(body, 'P', sheet.letterhead, { font: 'strong', size: 10, colour: LAGOON, y: MARGIN });
    this.#say(body, 'H1', sheet.heading, { font: 'heading', size: 26, y: MARGIN + 20 });
    this.#say(body, 'P', sheet.number, { size: 11, colour: SOFT, y: doc.y + 2 });
    doc.y += 18;
  }

  #block(body: Element, block: Block): void {
    if (block.type === 'facts') this.#facts(body, block.facts);
    else if (block.type === 'parties') this.#parties(body, block.parties);
    else if (block.type === 'table') this.#table(body, block);
    else if (block.type === 'totals') this.#totals(body, block.lines);
    else this.#sentences(body, block);
    this.#doc.y += 16;
  }

  /** Labels and values, as a list whose items are read together. */
  #facts(body: Element, facts: Extract<Block, { type: 'facts' }>['facts']): void {
    const list = this.#child(body, 'L');
    for (const { label, value } of facts) {
      const height = this.#height(value, 'text', 9.5, this.#width - 140);
      this.#room(height + 4);
      const { y } = this.#doc;
      const item = this.#child(list, 'LI');
      this.#say(item, 'Lbl', label, { size: 9.5, colour: SOFT, y, width: 132 });
      this.#say(item, 'LBody', value, { size: 9.5, x: MARGIN + 140, y, width: this.#width - 140 });
      item.end();
      this.#doc.y = y + height + 4;
    }
    list.end();
  }

  #parties(body: Element, parties: readonly PartyBlock[]): void {
    const gap = 20;
    const width = (this.#width - gap * (parties.length - 1)) / parties.length;
    const heights = parties.map((party) => this.#partyHeight(party, width));
    this.#room(Math.max(...heights));
    const top = this.#doc.y;
    for (const [index, party] of parties.entries()) {
      const x = MARGIN + index * (width + gap);
      const section = this.#child(body, 'Sect');
      this.#say(section, 'H2', party.title, { size: 9, colour: SOFT, x, y: top, width });
      this.#say(section, 'P', party.name, { font: 'strong', size: 11, x, y: this.#doc.y + 3, width });
      for (const line of party.lines) this.#say(section, 'P', line, { size: 9.5, x, y: this.#doc.y + 1.5, width });
      section.end();
    }
    this.#doc.y = top + Math.max(...heights);
  }

  #partyHeight(party: PartyBlock, width: number): number {
    const lines = party.lines.map((line) => this.#height(line, 'text', 9.5, width) + 1.5);
    return (
      this.#height(party.title, 'text', 9, width) +
      this.#height(party.name, 'strong', 11, width) +
      3 +
      lines.reduce((sum, height) => sum + height, 0)
    );
  }

  #table(body: Element, block: Extract<Block, { type: 'table' }>): void {
    this.#room(60);
    this.#say(body, 'H2', block.title, { font: 'heading', size: 13, y: this.#doc.y });
    this.#doc.y += 6;
    const table = this.#child(body, 'Table');
    this.#row(
      table,
      'TH',
      block.columns.map(({ title }) => title),
      block,
    );
    for (const row of block.rows) this.#row(table, 'TD', row, block);
    table.end();
  }

  #row(
    table: Element,
    cellType: 'TH' | 'TD',
    cells: readonly string[],
    { columns }: Extract<Block, { type: 'table' }>,
  ) {
    const size = cellType === 'TH' ? 8.5 : 9.5;
    const font: FontName = cellType === 'TH' ? 'strong' : 'text';
    const widths = columns.map(({ share }) => share * this.#width - 8);
    const height = Math.max(...cells.map((cell, index) => this.#height(cell, font, size, widths[index] ?? 0))) + 11;
    this.#room(height);
    const { y } = this.#doc;
    this.#artifact(() => {
      if (cellType === 'TH') this.#doc.rect(MARGIN, y, this.#width, height).fill(WASH);
      else this.#rule(y + height);
    });
    const row = this.#child(table, 'TR');
    let x = MARGIN;
    for (const [index, { align, share }] of columns.entries()) {
      const cell = this.#child(row, cellType, cellType === 'TH' ? { scope: 'Column' } : {});
      const look = { font, size, x: x + 4, y: y + 5.5, width: widths[index], align };
      this.#say(cell, 'P', cells[index] ?? '', look);
      cell.end();
      x += share * this.#width;
    }
    row.end();
    this.#doc.y = y + height;
  }

  /** Sums with dotted leaders, to the right half of the page. */
  #totals(body: Element, lines: Extract<Block, { type: 'totals' }>['lines']): void {
    const left = MARGIN + this.#width * 0.42;
    const width = this.#width * 0.58;
    this.#room(lines.length * 20);
    const list = this.#child(body, 'L');
    for (const { label, value, strong } of lines) {
      const look = { font: (strong ? 'strong' : 'text') as FontName, size: strong ? 12 : 9.5 };
      const { y } = this.#doc;
      const labelWidth = this.#measure(label, look);
      const valueWidth = this.#measure(value, look);
      const item = this.#child(list, 'LI');
      this.#say(item, 'Lbl', label, { ...look, x: left, y, width: labelWidth + 4 });
      const line = y + look.size * 0.95;
      this.#artifact(() =>
        this.#doc
          .moveTo(left + labelWidth + 6, line)
          .lineTo(left + width - valueWidth - 6, line)
          .dash(0.5, { space: 3 })
          .lineWidth(0.8)
          .lineCap('round')
          .stroke(SOFT)
          .undash(),
      );
      this.#say(item, 'LBody', value, { ...look, x: left + width - valueWidth - 2, y, width: valueWidth + 4 });
      item.end();
      this.#doc.y = y + look.size + 9;
    }
    list.end();
  }

  #sentences(body: Element, block: Extract<Block, { type: 'sentences' }>): void {
    if (block.sentences.length === 0) return;
    const section = this.#child(body, 'Sect');
    this.#room(40);
    this.#say(section, 'H2', block.title, { size: 9, colour: SOFT, y: this.#doc.y });
    this.#doc.y += 3;
    for (const sentence of block.sentences) {
      this.#room(this.#height(sentence, 'text', 8.5, this.#width) + 4);
      this.#say(section, 'P', sentence, { size: 8.5, y: this.#doc.y });
      this.#doc.y += 4;
    }
    section.end();
  }

  #footers(sheet: Sheet): void {
    const { count } = this.#doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.#doc.switchToPage(page);
      const text = this.#drawable(fill(sheet.footer, { page: page + 1, pages: count }));
      // Written below the margin: without room to break into, the line must not start a page.
      this.#doc.page.margins.bottom = 0;
      this.#artifact(() => {
        this.#doc.font('text').fontSize(8).fillColor(SOFT);
        this.#doc.text(text, MARGIN, this.#doc.page.height - 40, { width: this.#width, lineBreak: false });
      });
      this.#doc.page.margins.bottom = BOTTOM;
    }
  }

  #say(
    parent: Element,
    type: string,
    text: string,
    look: {
      font?: FontName;
      size: number;
      colour?: string;
      x?: number;
      y: number;
      width?: number | undefined;
      align?: 'left' | 'right';
    },
  ): void {
    const { font = 'text', size, colour = INK, x = MARGIN, y, width = this.#width, align = 'left' } = look;
    const draw = (): void => {
      this.#doc.font(font).fontSize(size).fillColor(colour);
      this.#doc.text(this.#drawable(text), x, y, { width, align });
    };
    parent.add(this.#doc.struct(type, {}, draw));
  }

  #child(parent: Element, type: string, options: object = {}): Element {
    const element = this.#doc.struct(type, options);
    parent.add(element);
    return element;
  }

  /** Decoration: seen, and not read aloud. */
  #artifact(draw: () => unknown): void {
    this.#doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#doc.endMarkedContent();
  }

  #rule(y: number): void {
    this.#doc
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + this.#width, y)
      .lineWidth(0.6)
      .stroke(LINE);
  }

  #height(text: string, font: FontName, size: number, width: number): number {
    return this.#doc.font(font).fontSize(size).heightOfString(this.#drawable(text), { width });
  }

  #measure(text: string, { font, size }: { font: FontName; size: number }): number {
    return this.#doc.font(font).fontSize(size).widthOfString(this.#drawable(text));
  }

  /** A page break before what would not fit. */
  #room(height: number): void {
    if (this.#doc.y + height <= this.#doc.page.height - BOTTOM) return;
    this.#doc.addPage();
    this.#doc.y = MARGIN;
  }

  #drawable(text: string): string {
    const draws = (character: string): boolean => this.#glyphs.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
    return [...text.normalize('NFC')]
      .map((character) => {
        if (draws(character)) return character;
        const plain = character.normalize('NFD').replace(/\p{M}/gu, '');
        return plain !== '' && [...plain].every(draws) ? plain : '?';
      })
      .join('');
  }
}
