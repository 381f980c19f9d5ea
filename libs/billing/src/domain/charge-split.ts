import { allocate, cents } from '#kernel';

/** A movement of the ledger as far as invoices need to know it. Amounts in cents. */
export interface ChargeMovement {
  readonly key: string;
  readonly kind: string;
  /** Paid by or given back to the customer, without a sign. */
  readonly customerCents: number;
  /** What the provider gained (positive) or lost (negative) by it. */
  readonly providerCents: number;
}

/** What the customer agreed to: the provider's price and the platform's fee (cents, taxes included). */
export interface AgreedPrice {
  readonly priceCents: number;
  readonly customerFeeCents: number;
}

/** How one movement is invoiced. Gross + fee (+ goodwill) is what the customer paid or got; gross − commission is the provider's. */
export interface ChargeSplit {
  readonly key: string;
  readonly kind: string;
  readonly credit: boolean;
  /** The provider's sale to the customer. */
  readonly grossCents: number;
  /** The platform's sale to the customer. */
  readonly feeCents: number;
  /** The platform's sale to the provider. */
  readonly commissionCents: number;
  /** Given to the customer by the platform beyond everything it earned. */
  readonly goodwillCents: number;
  /** What was credited before by the same payment's refunds; zeros for charges. */
  readonly before: { readonly grossCents: number; readonly feeCents: number; readonly commissionCents: number };
}

/** Kinds of movement by which a customer pays for the visit, or for not coming. A tip is a gift, and no sale of anybody. */
const CHARGES = new Set(['CAPTURE', 'FEE']);

/** Agreed beside the visit, at its price: divided like it between the provider and the platform. */
const EXTRA_CHARGE = 'OVERTIME';
const EXTRA_REFUND = 'OVERTIME_REFUND';

/**
 * Splits the movements of one payment, in order. A charge is divided between the provider's price and the platform's fee
 * in the proportion agreed; refunds follow the charges cumulatively, so that a refund of everything credits every invoice
 * to the cent, and what the provider bore of it stays as the ledger has it. Other movements are left out.
 */
export function splitCharges(movements: readonly ChargeMovement[], agreed: AgreedPrice): ChargeSplit[] {
  const charged = nothing();
  const credited = { grossCents: 0, feeCents: 0, commissionCents: 0, borneCents: 0, refundedCents: 0 };
  const extra = nothing();
  const extraCredited = { ...credited };
  const splits: ChargeSplit[] = [];
  for (const movement of movements) {
    if (CHARGES.has(movement.kind)) splits.push(charge(movement, agreed, charged));
    // Refunds of the visit don't reach it, nor the other way: its sums are its own.
    if (movement.kind === EXTRA_CHARGE) splits.push(charge(movement, agreed, extra));
    if (movement.kind === EXTRA_REFUND) splits.push(credit(movement, extra, extraCredited));
    if (movement.kind === 'REFUND') splits.push(credit(movement, charged, credited));
    if (movement.kind === 'REFUND_RETURNED') splits.push(...restored(movement, splits, { credited, extraCredited }));
  }
  return splits;
}

type Sums = { grossCents: number; feeCents: number; commissionCents: number };
type CreditedSums = Sums & { borneCents: number; refundedCents: number };

function charge(movement: ChargeMovement, agreed: AgreedPrice, charged: Sums): ChargeSplit {
  const { customerCents, providerCents, key, kind } = movement;
  const [share = 0] = allocate(cents(customerCents), [agreed.priceCents, agreed.customerFeeCents]);
  const grossCents = clamp(share, providerCents, customerCents);
  const split = { grossCents, feeCents: customerCents - grossCents, commissionCents: grossCents - providerCents };
  add(charged, split);
  const before = { grossCents: 0, feeCents: 0, commissionCents: 0 };
  return { key, kind, credit: false, ...split, goodwillCents: 0, before };
}

const nothing = (): Sums => ({ grossCents: 0, feeCents: 0, commissionCents: 0 });

function credit(movement: ChargeMovement, charged: Sums, credited: CreditedSums): ChargeSplit {
  const { key, kind, customerCents } = movement;
  const before = {
    grossCents: credited.grossCents,
    feeCents: credited.feeCents,
    commissionCents: credited.commissionCents,
  };
  credited.refundedCents += customerCents;
  credited.borneCents -= movement.providerCents;
  const { refundedCents, borneCents } = credited;
  const totalCents = charged.grossCents + charged.feeCents;
  const [target = 0] = allocate(cents(Math.min(refundedCents, totalCents)), [charged.grossCents, charged.feeCents]);
  // The provider credits what they bore and the commission they get back, which never shrinks.
  const most = Math.min(charged.grossCents, borneCents + charged.commissionCents, refundedCents);
  const least = Math.min(
    most,
    Math.max(borneCents + before.commissionCents, refundedCents - charged.feeCents, before.grossCents),
  );
  const grossCents = clamp(target, least, most) - before.grossCents;
  const commissionCents = Math.max(0, before.grossCents + grossCents - borneCents - before.commissionCents);
  const feeCents = Math.max(0, Math.min(customerCents - grossCents, charged.feeCents - before.feeCents));
  const split = { grossCents, feeCents, commissionCents };
  add(credited, split);
  return { key, kind, credit: true, ...split, goodwillCents: customerCents - grossCents - feeCents, before };
}

/** A refund that the bank sent back: its credit notes are taken back to the cent, and later refunds count without it. */
function restored(
  { key, kind, customerCents, providerCents }: ChargeMovement,
  splits: readonly ChargeSplit[],
  sums: { readonly credited: CreditedSums; readonly extraCredited: CreditedSums },
): ChargeSplit[] {
  const given = splits.find((split) => split.credit && split.key === refundOf(key));
  if (!given) return [];
  const credited = given.kind === EXTRA_REFUND ? sums.extraCredited : sums.credited;
  credited.refundedCents -= customerCents;
  credited.borneCents -= providerCents;
  credited.grossCents -= given.grossCents;
  credited.feeCents -= given.feeCents;
  credited.commissionCents -= given.commissionCents;
  return [{ ...given, key, kind, credit: false }];
}

/** The key of the refund that a movement brought back. */
export const refundOf = (returnedKey: string): string => returnedKey.replace(/^refund-returned:/, 'refund:');

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

function add(sums: Sums, part: Sums): void {
  sums.grossCents += part.grossCents;
  sums.feeCents += part.feeCents;
  sums.commissionCents += part.commissionCents;
}
