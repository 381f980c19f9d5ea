import { err, ok, type Result } from '#kernel';
import type { ActiveContent, FileUnreadable } from './vault.errors.js';

/** Names that make a PDF do something by itself, launch a program, carry a file, or hide from checks (ISO 32000-2, 12.6 and 7.6). */
const ACTIVE = /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData)(?![A-Za-z])/;
const ENCRYPTED = /\/Encrypt(?![A-Za-z])/;
const TRAILER_WINDOW = 2_048;

/**
 * A first look at a PDF's plain parts: it ends as a PDF ends, is not encrypted, and names nothing active. Compressed
 * parts are the virus scanner's; a PDF can't be encoded again as an image can, so it is only ever sent as an attachment.
 */
export function checkPdf(bytes: Buffer): Result<void, FileUnreadable | ActiveContent> {
  const end = bytes.subarray(Math.max(0, bytes.length - TRAILER_WINDOW)).toString('latin1');
  if (!end.includes('%%EOF')) return err({ kind: 'FileUnreadable' });
  const text = decodeNames(bytes.toString('latin1'));
  if (ENCRYPTED.test(text)) return err({ kind: 'FileUnreadable' });
  return ACTIVE.test(text) ? err({ kind: 'ActiveContent' }) : ok(undefined);
}

/** `/J#61vaScript` is `/JavaScript` (ISO 32000-2, 7.3.5). */
const decodeNames = (text: string): string =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
