import type { VisitEvidence } from '../visit-evidence.js';
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

/**
 * The fields of Stripe’s evidence that take a file and that we fill (https://docs.stripe.com/api/disputes/evidence_object);
 * staff fill others (`evidence-attachment.ts`).
 */
export type EvidenceFile = 'receipt' | 'service_documentation' | 'cancellation_policy';

/** One file of the evidence, before it is drawn. A line all in capitals is a heading. */
export interface EvidenceDocument {
  readonly field: EvidenceFile;
  readonly title: string;
  readonly lines: readonly string[];
}

/** Lines of one document: with the letters that fit a page, far below the 50 pages and 4.5 MB that Stripe takes in all. */
const MOST_LINES = 400;

/**
 * The files of a disputed visit, in English: what was ordered and paid, what was done and when, and the terms that were
 * accepted. They hold first names, a town and instants: no address, no telephone number, no card. Nothing is known of the
 * visit: the receipt alone.
 */
export function evidenceDocuments(visit: VisitEvidence | null, charge: ChargeFacts): EvidenceDocument[] {
  if (!visit) return [{ field: 'receipt', title: 'Receipt', lines: receipt(charge, 'UTC') }];
  const { reference } = visit;
  const documents: EvidenceDocument[] = [
    {
      field: 'receipt',
      title: `Receipt of booking ${reference}`,
      lines: ['THE ORDER', ...order(visit), ...receipt(charge, visit.timeZone)],
    },
    { field: 'service_documentation', title: `Record of the visit of booking ${reference}`, lines: record(visit) },
    {
      field: 'cancellation_policy',
      title: `Terms of booking ${reference}`,
      lines: [...agreement(visit), 'CANCELLATION', ...cancellation(visit), 'WITHDRAWAL', ...withdrawal(visit)],
    },
  ];
  return documents.map((document) => ({ ...document, lines: short(document.lines) }));
}

function record(visit: VisitEvidence): string[] {
  const { timeZone, start, end, providerName, customerName, serviceName } = visit;
  return [
    'THE VISIT',
    `${serviceName}, by ${providerName} for ${customerName}, from ${local(start, timeZone)} to ${local(end, timeZone)}.`,
    'THE ARRIVAL',
    ...arrival(visit),
    ...work(visit),
    'THE RECORD',
    ...dated('What happened to the booking:', visit.history, timeZone),
    ...looksAtTheAddress(visit),
  ];
}

const short = (lines: readonly string[]): readonly string[] =>
  lines.length <= MOST_LINES
    ? lines
    : [...lines.slice(0, MOST_LINES - 1), `(${String(lines.length - MOST_LINES + 1)} more lines left out)`];
