import type { LocalDate, Locale } from '#kernel';
import type { QuoteDocument } from '#pricing';
import type { ContentLine, DocumentContent, Party, StatementPart, Totals } from './document-content.js';
import { KIND_FACTS, type DocumentKind } from './document-kind.js';
import { creditLine, plainLine, scaleLines, taxLines, totalsOf, type GrossLine } from './lines.js';
import { RETURNED } from './document-kind.js';
import { mentionsFor } from './mentions.js';
import { overtimeLines, providerLines, visitLines } from './visit-lines.js';

/** The rate on everything the platform itself sells. */
export const PLATFORM_VAT_BASIS_POINTS = 2_000;

const PROVIDER_VAT = { FRANCHISE_293B: 0, SAP_10: 1_000, STANDARD_20: 2_000 } as const;

/** What is owed, as its obligation says. Amounts in cents, taxes included. */
export interface OwedDocument {
  readonly kind: DocumentKind;
  /** `CAPTURE`, `FEE`, `OVERTIME`, `REFUND`, `REFUND_RETURNED`; null for notes and statements. */
  readonly movementKind: string | null;
  readonly amountCents: number;
  readonly beforeCents: number;
  /** Of a fee's credit note: what the platform gave beyond the fee. */
  readonly goodwillCents: number;
}

/** Everything a document is made of, from the features that know it. */
export interface DocumentFacts {
  readonly owed: OwedDocument;
  readonly locale: Locale;
  readonly provider: Party;
  readonly customer: Party | null;
  readonly platform: Party;
  readonly mediator: { readonly name: string; readonly address: string; readonly url: string };
  /** The frozen quote behind the visit, with the visit's facts; null for statements. */
  readonly visit: {
    readonly quote: QuoteDocument;
    readonly reference: string;
    readonly day: LocalDate;
    /** More time that this document is about too; null without. Cents, taxes included. */
    readonly overtime: { readonly minutes: number; readonly amountCents: number } | null;
  } | null;
  readonly vatRegime: 'FRANCHISE_293B' | 'STANDARD_20' | 'SAP_10';
  readonly sapDeclarationNumber: string | null;
  /** The day the money moved; null for a note. */
  readonly movedOn: LocalDate | null;
  readonly corrects: { readonly number: string; readonly issuedOn: LocalDate } | null;
  readonly mandate: { readonly version: string; readonly acceptedOn: LocalDate } | null;
  readonly statement: StatementPart | null;
}

/** Writes a document as data. `number` and `issuedOn` are drawn in the transaction that stores it. */
export function composeDocument(
  facts: DocumentFacts,
  stamp: { readonly number: string; readonly issuedOn: LocalDate },
): DocumentContent {
  const { owed, visit } = facts;
  const { issuedBy, addressedTo } = KIND_FACTS[owed.kind];
  const recipient = addressedTo === 'PROVIDER' ? facts.provider : facts.customer;
  if (!recipient) throw new Error(`A ${owed.kind} is addressed to a customer`);
  return {
    version: 1,
    kind: owed.kind,
    ...stamp,
    locale: facts.locale,
    issuer: issuedBy === 'PROVIDER' ? facts.provider : facts.platform,
    recipient,
    suppliedOn: visit ? suppliedOn(facts) : null,
    booking: visit && {
      reference: visit.reference,
      service: visit.quote.service.name,
      start: visit.quote.visit.start,
      end: visit.quote.visit.end,
      timeZone: visit.quote.visit.timeZone,
      municipality: visit.quote.place.municipality,
    },
    ...linesOf(facts),
    corrects: facts.corrects,
    paidOn: facts.movedOn,
    mandate: facts.mandate,
    statement: facts.statement,
    mentions: mentionsFor({ ...facts, kind: owed.kind, restores: owed.movementKind === RETURNED }),
    sapDeclarationNumber: issuedBy === 'PROVIDER' ? facts.sapDeclarationNumber : null,
    mediator: addressedTo === 'CUSTOMER' ? facts.mediator : null,
    platformName: facts.platform.name,
  };
}

/** A cancelled visit was never done: what is paid for is dated by its payment. */
const suppliedOn = ({ visit, owed, movedOn }: DocumentFacts): LocalDate | null =>
  owed.movementKind === 'FEE' ? movedOn : (visit?.day ?? movedOn);

function linesOf(facts: DocumentFacts): { lines: readonly ContentLine[]; totals: Totals } {
  const { owed } = facts;
  const providerRate = PROVIDER_VAT[facts.vatRegime];
  const rate = KIND_FACTS[owed.kind].issuedBy === 'PROVIDER' ? providerRate : PLATFORM_VAT_BASIS_POINTS;
  if (owed.kind === 'PAYOUT_STATEMENT') return { lines: [], totals: totalsOf([]) };
  if (KIND_FACTS[owed.kind].corrects) return creditLines(owed, rate, 'REFUND');
  // What a credit note gave is charged again with the very same tax.
  if (owed.movementKind === RETURNED) return creditLines(owed, rate, 'RESTORED');
  return taxLines(grossLines(facts, rate));
}

function creditLines(
  owed: OwedDocument,
  rate: number,
  code: 'REFUND' | 'RESTORED',
): { lines: ContentLine[]; totals: Totals } {
  const refunded = owed.amountCents - owed.goodwillCents;
  const lines = [
    ...(refunded > 0 ? [creditLine(code, refunded, owed.beforeCents, rate)] : []),
    // A gift is no price of anything: it carries no tax.
    ...(owed.goodwillCents > 0 ? [creditLine('GOODWILL', owed.goodwillCents, 0, 0)] : []),
  ];
  return { lines, totals: totalsOf(lines) };
}

function grossLines(facts: DocumentFacts, rate: number): GrossLine[] {
  const { owed, visit } = facts;
  if (owed.kind === 'NOTE') return visit ? noteLines(visit, owed.movementKind === 'OVERTIME', facts.vatRegime) : [];
  if (owed.kind === 'COMMISSION_INVOICE') return [plainLine('COMMISSION', owed.amountCents, rate)];
  if (owed.movementKind === 'FEE') return [plainLine('CANCELLATION', owed.amountCents, rate)];
  const overtime = owed.movementKind === 'OVERTIME';
  if (owed.kind === 'FEE_INVOICE')
    return [plainLine(overtime ? 'OVERTIME_FEE' : 'CUSTOMER_FEE', owed.amountCents, rate)];
  if (owed.movementKind === 'CAPTURE' && visit) return scaleLines(providerLines(visit.quote), owed.amountCents);
  return [plainLine(overtime ? 'OVERTIME' : 'OTHER', owed.amountCents, rate)];
}

/** The visit as quoted and what was added to it before check-out; time agreed after that has a note of its own. */
function noteLines(
  { quote, overtime }: NonNullable<DocumentFacts['visit']>,
  overtimeOnly: boolean,
  vatRegime: DocumentFacts['vatRegime'],
): GrossLine[] {
  const rates = { provider: PROVIDER_VAT[vatRegime], platform: PLATFORM_VAT_BASIS_POINTS };
  const added = overtime ? overtimeLines(quote, overtime, rates) : [];
  return overtimeOnly ? added : [...visitLines(quote), ...added];
}
