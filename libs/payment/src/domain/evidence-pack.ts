import type { VisitEvidence } from '../visit-evidence.js';
import type { EvidenceDocument } from './evidence-documents.js';
import {
  agreement,
  arrival,
  cancellation,
  dated,
  local,
  looksAtTheAddress,
  order,
  receipt,
  withdrawal,
  work,
  type ChargeFacts,
} from './evidence-sections.js';

/** The fields of Stripe’s evidence that we fill with text; files are in `evidence-documents.ts`. */
export const EVIDENCE_FIELDS = [
  'product_description',
  'service_date',
  'customer_name',
  'customer_email_address',
  'access_activity_log',
  'cancellation_policy_disclosure',
  'refund_policy_disclosure',
  'uncategorized_text',
] as const;
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number];
export type EvidenceFields = Readonly<Partial<Record<EvidenceField, string>>>;

/** All that a bank gets: texts, and documents that are sent as PDF files. */
export interface Evidence {
  readonly texts: EvidenceFields;
  readonly documents: readonly EvidenceDocument[];
}

/** Characters that Stripe takes in one field; all fields together take 150,000 (https://docs.stripe.com/api/disputes/update). */
export const LONGEST_FIELD = 20_000;
/** Characters of staff's own words: they come first and are never cut. */
export const LONGEST_NOTE = 5_000;

/**
 * The evidence pack of a disputed visit, in English, the language of the card networks: what was ordered and agreed to and
 * when, proof of the arrival, the work done, who saw the address, the receipt and the cancellation terms. Long lists lose
 * their last lines rather than break Stripe's limits.
 */
export function evidencePack(visit: VisitEvidence | null, charge: ChargeFacts, note: string): EvidenceFields {
  if (!visit) return cut({ uncategorized_text: [...own(note), ...receipt(charge, 'UTC')] });
  return cut({
    product_description: order(visit),
    service_date: [`${local(visit.start, visit.timeZone)} to ${local(visit.end, visit.timeZone)}`],
    customer_name: [visit.customerName],
    customer_email_address: visit.customerEmail ? [visit.customerEmail] : [],
    access_activity_log: [
      ...arrival(visit),
      ...dated('What happened to the booking:', visit.history, visit.timeZone),
      ...looksAtTheAddress(visit),
    ],
    cancellation_policy_disclosure: cancellation(visit),
    refund_policy_disclosure: withdrawal(visit),
    uncategorized_text: [...own(note), ...agreement(visit), ...work(visit), ...receipt(charge, visit.timeZone)],
  });
}

const own = (note: string): string[] => (note === '' ? [] : [note.slice(0, LONGEST_NOTE), '']);

function cut(fields: Partial<Record<EvidenceField, readonly string[]>>): EvidenceFields {
  return Object.fromEntries(
    Object.entries(fields)
      .map(([name, lines]) => [name, joined(lines)] as const)
      .filter(([, text]) => text !== ''),
  );
}

/** As many whole lines as fit; the last one says how many did not. */
function joined(lines: readonly string[]): string {
  const whole = lines.join('\n').trim();
  if (whole.length <= LONGEST_FIELD) return whole;
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > LONGEST_FIELD - 60) break;
    kept.push(line);
  }
  return [...kept, `(${String(lines.length - kept.length)} more lines left out)`].join('\n').trim();
}
