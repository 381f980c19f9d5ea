import { err, ok, type Result } from '#kernel';
import type { DisputeFieldTaken, DisputeFileTypeRefused, DisputeFilesTooLarge } from './payment.errors.js';

/**
 * The fields of Stripe’s evidence that staff fill with a file of theirs (https://docs.stripe.com/api/disputes/evidence_object);
 * those that we fill ourselves are in `evidence-documents.ts`.
 */
export const ATTACHMENT_FIELDS = [
  'customer_communication',
  'customer_signature',
  'duplicate_charge_documentation',
  'refund_policy',
  'uncategorized_file',
] as const;
export type AttachmentField = (typeof ATTACHMENT_FIELDS)[number];

/** What Stripe takes as evidence (https://docs.stripe.com/file-upload), with the ending of its name. */
const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/**
 * Bytes that staff's files may have together. Stripe takes 4.5 MB in all
 * (https://docs.stripe.com/disputes/responding#evidence-file-requirements); half a megabyte stays for the files that we draw.
 */
export const MOST_ATTACHED_BYTES = 4_000_000;

export interface AttachedFile {
  readonly field: AttachmentField;
  readonly contentType: string;
  readonly bytes: number;
}

export const isAttachmentField = (field: string): field is AttachmentField =>
  (ATTACHMENT_FIELDS as readonly string[]).includes(field);

/** The name a file goes to Stripe under, and is read under: never the one it was uploaded with. */
export const attachmentName = ({ field, contentType }: Pick<AttachedFile, 'field' | 'contentType'>): string =>
  `${field}.${ENDINGS[contentType] ?? 'bin'}`;

/** Whether one more file goes with those that are there: a type that Stripe takes, a free field, and room for its bytes. */
export function mayAttach(
  there: readonly AttachedFile[],
  file: AttachedFile,
): Result<void, DisputeFileTypeRefused | DisputeFieldTaken | DisputeFilesTooLarge> {
  if (!(file.contentType in ENDINGS)) return err({ kind: 'DisputeFileTypeRefused' });
  if (there.some(({ field }) => field === file.field)) return err({ kind: 'DisputeFieldTaken' });
  const bytes = there.reduce((sum, one) => sum + one.bytes, file.bytes);
  return bytes <= MOST_ATTACHED_BYTES
    ? ok(undefined)
    : err({ kind: 'DisputeFilesTooLarge', maximumBytes: MOST_ATTACHED_BYTES });
}
