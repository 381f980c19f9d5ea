import type { QuoteDocument } from '#pricing';
import type { LineCode } from './document-content.js';
import { allocate, cents } from '#kernel';
import { plainLine, type GrossLine } from './lines.js';

const CODES = new Set<string>(['LABOUR', 'EXTRA', 'SUNDAY', 'PUBLIC_HOLIDAY', 'SHORT_NOTICE', 'CUSTOMER_FEE']);

/** A quote's lines as lines of a document; a kind that came later keeps its amount and is called by its name. */
export function visitLines(quote: QuoteDocument): GrossLine[] {
  return quote.price.lines.map((line) => {
    const code = CODES.has(line.kind) ? (line.kind as LineCode) : 'OTHER';
    const priced = line.kind === 'LABOUR' && isRateTimesMinutes(line, quote.price.hourlyRateCents);
    return {
      ...plainLine(code, line.amountCents, line.vatBasisPoints),
      name: line.name,
      minutes: line.kind === 'LABOUR' ? line.minutes : null,
      hourlyRateCents: priced ? quote.price.hourlyRateCents : null,
      basisPoints: line.basisPoints,
    };
  });
}

/** The provider's own lines: all but the platform's fee. */
export const providerLines = (quote: QuoteDocument): GrossLine[] =>
  visitLines(quote).filter(({ code }) => code !== 'CUSTOMER_FEE');

/** More time that was agreed to, as lines: the provider's work at their rate of tax, and the platform's fee on it. */
export function overtimeLines(
  { price }: QuoteDocument,
  overtime: { readonly minutes: number; readonly amountCents: number },
  rates: { readonly provider: number; readonly platform: number },
): GrossLine[] {
  const [workCents = 0, feeCents = 0] = allocate(cents(overtime.amountCents), [
    price.priceCents,
    price.customerFeeCents,
  ]);
  return [
    { ...plainLine('OVERTIME', workCents, rates.provider), minutes: overtime.minutes },
    ...(feeCents > 0 ? [plainLine('OVERTIME_FEE', feeCents, rates.platform)] : []),
  ];
}

/** True when a quantity and a unit price may stand beside the amount without contradicting it. */
const isRateTimesMinutes = (line: { minutes: number | null; amountCents: number }, hourlyRateCents: number): boolean =>
  Math.abs((hourlyRateCents * (line.minutes ?? 0)) / 60 - line.amountCents) < 1;
