import type { VisitEvidence } from '../visit-evidence.js';

/** The fields of Stripe's evidence that we fill: those that are text; the others want an uploaded file. */
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

/** Characters that Stripe takes in one field; all fields together take 150,000 (https://docs.stripe.com/api/disputes/update). */
export const LONGEST_FIELD = 20_000;
/** Characters of staff's own words: they come first and are never cut. */
export const LONGEST_NOTE = 5_000;

/** What payment itself knows of the money. Amounts in cents. */
export interface ChargeFacts {
  readonly chargeId: string | null;
  readonly capturedCents: number;
  readonly refundedCents: number;
  readonly securedAt: Date | null;
  readonly capturedAt: Date | null;
}

/**
 * The evidence pack of a disputed visit, in English, the language of the card networks: what was ordered and agreed to and
 * when, proof of the arrival, the work done, who saw the address, the receipt and the cancellation terms. Long lists lose
 * their last lines rather than break Stripe's limits.
 */
export function evidencePack(visit: VisitEvidence | null, charge: ChargeFacts, note: string): EvidenceFields {
  if (!visit) return cut({ uncategorized_text: [...own(note), ...receipt(charge, 'UTC')] });
  return cut({
    product_description: [
      `Home cleaning at the customer's place: ${visit.serviceName}, booking ${visit.reference}, by ${visit.providerName}, in ${visit.municipality}.`,
      ...visit.price.map(({ label, amountCents }) => `- ${label}: ${euros(amountCents)}`),
      `Total agreed: ${euros(visit.totalCents)}, all taxes included.`,
    ],
    service_date: [`${local(visit.start, visit.timeZone)} to ${local(visit.end, visit.timeZone)}`],
    customer_name: [visit.customerName],
    customer_email_address: visit.customerEmail ? [visit.customerEmail] : [],
    access_activity_log: [
      ...arrival(visit),
      ...dated('What happened to the booking:', visit.history, visit.timeZone),
      ...dated(
        'Looks at the address, which is shown to the provider of a booking only:',
        visit.addressLog,
        visit.timeZone,
      ),
    ],
    cancellation_policy_disclosure: cancellation(visit),
    refund_policy_disclosure: [
      'The same page states the 14-day right of withdrawal (French consumer code, art. L221-18) and the claim window after the visit.',
      ...(visit.agreement.earlyStartRequestedAt
        ? [
            `The customer expressly asked for the visit to begin within that period on ${local(visit.agreement.earlyStartRequestedAt, visit.timeZone)} (art. L221-25).`,
          ]
        : []),
    ],
    uncategorized_text: [...own(note), ...agreement(visit), ...work(visit), ...receipt(charge, visit.timeZone)],
  });
}

const own = (note: string): string[] => (note === '' ? [] : [note.slice(0, LONGEST_NOTE), '']);

function agreement({ agreement: agreed, timeZone }: VisitEvidence): string[] {
  const when = (at: Date): string => local(at, timeZone);
  return [
    'THE AGREEMENT',
    `Quote ${agreed.quoteId}, shown on ${when(agreed.quotedAt)}; SHA-256 of its text: ${agreed.quoteHash}.`,
    `The customer accepted its price and terms on ${when(agreed.termsAcceptedAt)}, signed in to their account.`,
    ...(agreed.confirmedAt ? [`The contract was concluded on ${when(agreed.confirmedAt)}.`] : []),
    '',
  ];
}

function arrival({ arrival: arrived, timeZone }: VisitEvidence): string[] {
  if (!arrived) return ['The visit was not begun.', ''];
  const at = local(arrived.at, timeZone);
  const proof =
    arrived.proof === 'CODE'
      ? `On ${at} the provider gave the four-digit arrival code that only the customer's account shows: the customer, or someone they gave it to, was at the door.`
      : `The provider declared their arrival on ${at}; the customer was told at once and could contest it for 24 hours.`;
  return [
    proof,
    arrived.contestedAt
      ? `The customer contested it on ${local(arrived.contestedAt, timeZone)}.`
      : 'The customer did not contest it.',
    '',
  ];
}

function work({ checklist, finishedAt, timeZone }: VisitEvidence): string[] {
  if (!finishedAt) return [];
  return [
    'THE WORK',
    `The provider checked out on ${local(finishedAt, timeZone)}${checklist.length > 0 ? ' with this checklist:' : '.'}`,
    ...checklist.map(
      ({ point, done, note }) => `- ${point}: ${done ? 'done' : 'not done'}${note === null ? '' : ` (${note})`}`,
    ),
    '',
  ];
}

function cancellation({ cancellationPolicy, cancellationSteps, agreement: agreed, timeZone }: VisitEvidence): string[] {
  return [
    `The terms below were part of the quote and shown before payment; accepted on ${local(agreed.termsAcceptedAt, timeZone)}. Policy: ${cancellationPolicy}.`,
    ...cancellationSteps.map(
      ({ from, feeCents }) => `- cancelling from ${local(from, timeZone)} costs ${euros(feeCents)}`,
    ),
  ];
}

function receipt(charge: ChargeFacts, timeZone: string): string[] {
  return [
    'THE RECEIPT',
    ...(charge.securedAt ? [`The card was secured on Stripe's own page on ${local(charge.securedAt, timeZone)}.`] : []),
    ...(charge.capturedAt
      ? [
          `${euros(charge.capturedCents)} were taken on ${local(charge.capturedAt, timeZone)}, and a receipt was e-mailed.`,
        ]
      : []),
    ...(charge.refundedCents > 0 ? [`${euros(charge.refundedCents)} of it were refunded.`] : []),
    ...(charge.chargeId ? [`Charge ${charge.chargeId}.`] : []),
  ];
}

const dated = (title: string, facts: VisitEvidence['history'], timeZone: string): string[] =>
  facts.length === 0 ? [] : [title, ...facts.map(({ at, what }) => `- ${local(at, timeZone)}: ${what}`), ''];

const euros = (amountCents: number): string => `EUR ${(amountCents / 100).toFixed(2)}`;

/** `2026-11-24 09:00 (Europe/Paris)`. */
function local(at: Date, timeZone: string): string {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  return `${text} (${timeZone})`;
}

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
