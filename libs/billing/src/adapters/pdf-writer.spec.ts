import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { exampleDocument } from '../testing/billing-examples.js';
import { documentSheet } from '../domain/document-sheet.js';
import { extractXml, Profile, validateXsd } from '@stackforge-eu/factur-x';
import { facturXml, withFacturX } from './factur-x.js';
import { writePdf } from './pdf-writer.js';

const AT = new Date('2026-12-01T10:00:00Z');

interface Node {
  role?: string;
  children?: Node[];
}

/** What programs that read aloud get from a PDF. */
async function readPdf(bytes: Buffer) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const { info } = (await pdf.getMetadata()) as { info: { Title: string; Language: string } };
  let text = '';
  const roles: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join(' ');
    const walk = (node: Node): void => {
      if (node.role) roles.push(node.role);
      node.children?.forEach(walk);
    };
    walk((await page.getStructTree()) as Node);
  }
  const pages = pdf.numPages;
  await pdf.loadingTask.destroy();
  return { info, text: text.replace(/[\s\u00A0]+/g, ' '), roles, pages };
}

describe('a document as PDF', () => {
  it('is read aloud with its language, its title, headings and a table with header cells', async () => {
    const pdf = await readPdf(await writePdf(documentSheet(exampleDocument('PROVIDER_INVOICE')), AT));
    expect(pdf.info).toMatchObject({ Title: 'Facture F2026-000042', Language: 'fr-FR' });
    expect(pdf.roles.slice(0, 2)).toEqual(['Root', 'Document']);
    expect(pdf.roles.filter((role) => role === 'H1')).toHaveLength(1);
    expect(pdf.roles.filter((role) => role === 'TH')).toHaveLength(5);
    expect(pdf.roles.filter((role) => role === 'TR').length).toBeGreaterThan(3);
    expect(pdf.roles).toEqual(expect.arrayContaining(['H2', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Sect', 'Table', 'TD']));
  });

  it('says what the law wants, with its accents and the euro sign', async () => {
    const { text } = await readPdf(await writePdf(documentSheet(exampleDocument('PROVIDER_INVOICE')), AT));
    for (const said of [
      'Camille Lefèvre-Œuvrard',
      'SIRET 732 829 320 00074',
      'Facture établie par Limpide SAS au nom et pour le compte de Paul Girard EI',
      'Services à la personne : déclaration n° SAP732829320.',
      'TVA 10 % sur 101,09 €',
      '111,20 €',
      'médiateur de la consommation',
      '12 rue des Lilas',
    ])
      expect(text).toContain(said);
  });

  it('does not name the customer’s street on the provider’s own copy', async () => {
    const { text } = await readPdf(await writePdf(documentSheet(exampleDocument('PROVIDER_INVOICE'), true), AT));
    expect(text).not.toContain('rue des Lilas');
    expect(text).toContain('69003 Lyon');
  });

  it('carries all its fonts, says that it is PDF/A-3a, and is the same file each time', async () => {
    const sheet = documentSheet(exampleDocument('NOTE', { locale: 'en' }));
    const [one, two] = await Promise.all([writePdf(sheet, AT), writePdf(sheet, AT)]);
    expect(one.equals(two)).toBe(true);
    const raw = one.toString('latin1');
    const descriptors = raw.match(/\/Type \/FontDescriptor/g) ?? [];
    expect(descriptors).toHaveLength(3);
    expect(raw.match(/\/FontFile2 /g)).toHaveLength(3);
    expect(raw).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(raw).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect((await readPdf(one)).info.Language).toBe('en-GB');
  });

  it('goes on over as many pages as it needs, each with its foot', async () => {
    const content = exampleDocument('PAYOUT_STATEMENT', {
      visit: null,
      statement: {
        ...{ from: '2026-11-01', to: '2026-11-30', openingCents: 0, closingCents: 80 },
        lines: Array.from({ length: 80 }, () => ({
          ...{ on: '2026-11-12', code: 'EARNED' as const, bookingReference: 'RZ-7K2M4Q', amountCents: 1 },
        })),
      },
    });
    const pdf = await readPdf(await writePdf(documentSheet(content), AT));
    expect(pdf.pages).toBeGreaterThan(1);
    expect(pdf.text).toContain(`page ${pdf.pages} sur ${pdf.pages}`);
    expect(pdf.text.match(/Votre part de la visite/g)).toHaveLength(80);
  });

  it('writes letters its fonts lack without their signs, or as a question mark', async () => {
    const customer = { ...exampleDocument('NOTE').recipient, name: 'Nguyễn Łukasz 李' };
    const { text } = await readPdf(await writePdf(documentSheet(exampleDocument('NOTE', { customer })), AT));
    expect(text).toContain('Nguyên Łukasz ?'.replace('ê', 'e'));
  });
});

describe('a commission invoice as Factur-X', () => {
  it('holds EN 16931 data, valid by the official XSD, with the amounts of the PDF', async () => {
    const content = exampleDocument('COMMISSION_INVOICE');
    const sheet = documentSheet(content);
    const pdf = await withFacturX(await writePdf(sheet, AT), content, sheet.title, AT);
    const { xml, profile } = await extractXml(pdf);
    expect(profile).toBe('EN16931');
    expect(await validateXsd(xml, Profile.EN16931)).toMatchObject({ valid: true });
    const amount = (tag: string): string => new RegExp(`<ram:${tag}[^>]*>([\\d.]+)<`).exec(xml)?.[1] ?? '';
    expect([amount('TaxBasisTotalAmount'), amount('TaxTotalAmount'), amount('GrandTotalAmount')]).toEqual([
      ...['13.90', '2.78', '16.68'],
    ]);
    expect(amount('DuePayableAmount')).toBe('0.00');
    const { text, roles, info } = await readPdf(pdf);
    for (const said of ['13,90 €', '2,78 €', '16,68 €', '40 €']) expect(text).toContain(said);
    expect(roles).toContain('TH');
    expect(info).toMatchObject({ Title: 'Facture de commission F2026-000042', Language: 'fr-FR' });
  });

  it('of a credit note names the invoice it corrects', async () => {
    const xml = await facturXml(exampleDocument('COMMISSION_CREDIT_NOTE'));
    expect(xml).toContain('>381<');
    expect(xml).toContain('F2026-000041');
  });

  it('copes with a trader whose address has no town', async () => {
    const provider = { ...exampleDocument('COMMISSION_INVOICE').recipient, address: ['Ferme du Bois'], siren: null };
    await expect(facturXml(exampleDocument('COMMISSION_INVOICE', { provider }))).resolves.toContain('Ferme du Bois');
  });
});
