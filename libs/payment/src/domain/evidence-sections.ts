import type { VisitEvidence } from '../visit-evidence.js';

/** What payment itself knows of the money. Amounts in cents. */
export interface ChargeFacts {
  readonly chargeId: string | null;
  readonly capturedCents: number;
  readonly refundedCents: number;
  readonly securedAt: Date | null;
  readonly capturedAt: Date | null;
}

/** What was ordered, line by line. */
export const order = (visit: VisitEvidence): string[] => [
  `Home cleaning at the customer's place: ${visit.serviceName}, booking ${visit.reference}, by ${visit.providerName}, in ${visit.municipality}.`,
  ...visit.price.map(({ label, amountCents }) => `- ${label}: ${euros(amountCents)}`),
  `Total agreed: ${euros(visit.totalCents)}, all taxes included.`,
];

/** Who opened the address and when, never the address itself. */
export const looksAtTheAddress = ({ addressLog, timeZone }: VisitEvidence): string[] =>
  dated('Looks at the address, which is shown to the provider of a booking only:', addressLog, timeZone);

/** The right of withdrawal and, if it was asked for, the early start (French consumer code, art. L221-18 and L221-25). */
export const withdrawal = ({ agreement: agreed, timeZone }: VisitEvidence): string[] => [
  'The same page states the 14-day right of withdrawal (French consumer code, art. L221-18) and the claim window after the visit.',
  ...(agreed.earlyStartRequestedAt
    ? [
        `The customer expressly asked for the visit to begin within that period on ${local(agreed.earlyStartRequestedAt, timeZone)} (art. L221-25).`,
      ]
    : []),
];

export function agreement({ agreement: agreed, timeZone }: VisitEvidence): string[] {
  const when = (at: Date): string => local(at, timeZone);
  return [
    'THE AGREEMENT',
    `Quote ${agreed.quoteId}, shown on ${when(agreed.quotedAt)}; SHA-256 of its text: ${agreed.quoteHash}.`,
    `The customer accepted its price and terms on ${when(agreed.termsAcceptedAt)}, signed in to their account.`,
    ...(agreed.confirmedAt ? [`The contract was concluded on ${when(agreed.confirmedAt)}.`] : []),
    '',
  ];
}

export function arrival({ arrival: arrived, timeZone }: VisitEvidence): string[] {
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

export function work({ checklist, finishedAt, timeZone }: VisitEvidence): string[] {
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

export function cancellation({
  cancellationPolicy,
  cancellationSteps,
  agreement: agreed,
  timeZone,
}: VisitEvidence): string[] {
  return [
    `The terms below were part of the quote and shown before payment; accepted on ${local(agreed.termsAcceptedAt, timeZone)}. Policy: ${cancellationPolicy}.`,
    ...cancellationSteps.map(
      ({ from, feeCents }) => `- cancelling from ${local(from, timeZone)} costs ${euros(feeCents)}`,
    ),
  ];
}

export function receipt(charge: ChargeFacts, timeZone: string): string[] {
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

export const dated = (title: string, facts: VisitEvidence['history'], timeZone: string): string[] =>
  facts.length === 0 ? [] : [title, ...facts.map(({ at, what }) => `- ${local(at, timeZone)}: ${what}`), ''];

export const euros = (amountCents: number): string => `EUR ${(amountCents / 100).toFixed(2)}`;

/** `2026-11-24 09:00 (Europe/Paris)`. */
export function local(at: Date, timeZone: string): string {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  return `${text} (${timeZone})`;
}
