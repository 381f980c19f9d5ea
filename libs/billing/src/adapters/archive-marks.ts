import { createHash } from 'node:crypto';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib';

const name = (text: string): PDFName => PDFName.of(text);

/** An XMP date that was written for the moment of embedding. */
const XMP_DATE = /(<xmp:(CreateDate|ModifyDate)>)[^<]*/g;

/**
 * Completes a PDF with embedded XML as ISO 19005-3 wants it: the attachment's MIME type and day (6.8), level A again, as the
 * tags are still there, and the document's own date everywhere, so that drawing it again gives the same file.
 */
export async function markForArchive(bytes: Uint8Array, at: Date): Promise<Buffer> {
  const file = await PDFDocument.load(bytes, { updateMetadata: false });
  const attached = file.catalog.lookup(name('AF'), PDFArray).lookup(0, PDFDict);
  const data = streamIn(attached.lookup(name('EF'), PDFDict), 'F');
  data.dict.set(name('Subtype'), name('text/xml'));
  data.dict.lookup(name('Params'), PDFDict).set(name('ModDate'), PDFString.fromDate(at));
  file.setCreationDate(at);
  file.setModificationDate(at);
  const metadata = streamIn(file.catalog, 'Metadata');
  const xmp = Buffer.from(metadata.contents)
    .toString('utf8')
    .replace('<pdfaid:conformance>B<', '<pdfaid:conformance>A<')
    .replace(XMP_DATE, `$1${at.toISOString()}`);
  const marked = PDFRawStream.of(metadata.dict, Buffer.from(xmp, 'utf8'));
  file.context.assign(file.context.getObjectRef(metadata) ?? file.context.nextRef(), marked);
  const id = PDFHexString.of(createHash('sha256').update(data.contents).digest('hex').slice(0, 32));
  file.context.trailerInfo.ID = file.context.obj([id, id]);
  return Buffer.from(await file.save());
}

function streamIn(dictionary: PDFDict, key: string): PDFRawStream {
  const stream = dictionary.lookup(name(key));
  if (stream instanceof PDFRawStream) return stream;
  throw new Error(`No stream ${key}`);
}
