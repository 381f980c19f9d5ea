import { checkPdf } from './pdf.js';

const pdf = (body: string) => Buffer.from(`%PDF-1.7\n${body}\ntrailer<</Root 1 0 R>>\n%%EOF\n`);

describe('a PDF', () => {
  it.each(['1 0 obj<</Type/Catalog>>endobj', '<</JSON 1>>', '(a text about /Launching pads)'])(
    'with %s is fine',
    (body) => {
      expect(checkPdf(pdf(body)).ok).toBe(true);
    },
  );

  it.each([
    '/JavaScript(x)',
    '/S /JS (x)',
    '/J#53',
    '/#4Aava#53cript',
    '/Launch<<>>',
    '/EmbeddedFile',
    '/EmbeddedFiles',
    '/RichMedia',
    '/XFA[',
    '/SubmitForm',
  ])('with %s is refused: it does something by itself', (body) =>
    expect(checkPdf(pdf(`1 0 obj<<${body}>>endobj`))).toEqual({ ok: false, error: { kind: 'ActiveContent' } }),
  );

  it('that is encrypted can’t be checked', () => {
    expect(checkPdf(pdf('/Encrypt 5 0 R'))).toEqual({ ok: false, error: { kind: 'FileUnreadable' } });
  });

  it('without its end is cut short', () => {
    expect(checkPdf(Buffer.from('%PDF-1.7\n1 0 obj'))).toEqual({ ok: false, error: { kind: 'FileUnreadable' } });
  });
});
