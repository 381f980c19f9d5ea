import { allocate, cents } from '#kernel';
import type { ContentLine, LineCode, Totals, VatTotal } from './document-content.js';

/** A line before its tax is known: cents, taxes included. */
export type GrossLine = Omit<ContentLine, 'netCents' | 'vatCents'>;

/** A line with nothing but a code and an amount (cents, taxes included). */
export const plainLine = (code: LineCode, amountCents: number, vatBasisPoints: number): GrossLine => ({
  ...{ code, amountCents, vatBasisPoints },
  ...{ name: null, minutes: null, hourlyRateCents: null, basisPoints: null },
});

/** The tax inside an amount that includes it, rounded on the net: `amount = net + tax` always (cents). */
export function vatWithin(amountCents: number, basisPoints: number): number {
  const sign = amountCents < 0 ? -1 : 1;
  const amount = BigInt(Math.abs(amountCents));
  const net = (amount * 20_000n + BigInt(10_000 + basisPoints)) / (2n * BigInt(10_000 + basisPoints));
  return sign * Number(amount - net);
}

/**
 * Taxes lines. The tax of a rate is computed once, on the sum of its lines, and shared over them by largest remainder:
 * lines and totals agree to the cent, and a document's tax is the tax on its total.
 */
export function taxLines(lines: readonly GrossLine[]): { lines: ContentLine[]; totals: Totals } {
  const taxes = new Map<GrossLine, number>();
  for (const rate of ratesOf(lines)) {
    const taxed = lines.filter((line) => line.vatBasisPoints === rate);
    const vat = vatWithin(sum(taxed.map(({ amountCents }) => amountCents)), rate);
    const shares = allocate(
      cents(vat),
      taxed.map(({ amountCents }) => Math.abs(amountCents)),
    );
    taxed.forEach((line, index) => taxes.set(line, shares[index] ?? 0));
  }
  const taxedLines = lines.map((line) => {
    const vatCents = taxes.get(line) ?? 0;
    return { ...line, vatCents, netCents: line.amountCents - vatCents };
  });
  return { lines: taxedLines, totals: totalsOf(taxedLines) };
}

/** Sums of lines whose tax is known. */
export function totalsOf(lines: readonly ContentLine[]): Totals {
  const byRate: VatTotal[] = ratesOf(lines).map((basisPoints) => {
    const taxed = lines.filter((line) => line.vatBasisPoints === basisPoints);
    return {
      basisPoints,
      netCents: sum(taxed.map(({ netCents }) => netCents)),
      vatCents: sum(taxed.map(({ vatCents }) => vatCents)),
    };
  });
  return {
    netCents: sum(byRate.map(({ netCents }) => netCents)),
    vatCents: sum(byRate.map(({ vatCents }) => vatCents)),
    totalCents: sum(lines.map(({ amountCents }) => amountCents)),
    byRate,
  };
}

/**
 * The one line of a credit note. Its tax is the tax on all that was credited so far less what earlier notes took, so
 * that notes over the whole invoice give back exactly its tax.
 */
export function creditLine(
  code: LineCode,
  amountCents: number,
  beforeCents: number,
  vatBasisPoints: number,
): ContentLine {
  const vatCents = vatWithin(beforeCents + amountCents, vatBasisPoints) - vatWithin(beforeCents, vatBasisPoints);
  return { ...plainLine(code, amountCents, vatBasisPoints), vatCents, netCents: amountCents - vatCents };
}

/** Lines whose sum becomes `totalCents`, each in its proportion (largest remainder); unchanged when it is already that. */
export function scaleLines(lines: readonly GrossLine[], totalCents: number): GrossLine[] {
  const before = sum(lines.map(({ amountCents }) => amountCents));
  if (before === totalCents) return [...lines];
  const parts = allocate(
    cents(totalCents),
    lines.map(({ amountCents }) => amountCents),
  );
  return lines.map((line, index) => ({ ...line, amountCents: parts[index] ?? 0 }));
}

const ratesOf = (lines: readonly { readonly vatBasisPoints: number }[]): number[] =>
  [...new Set(lines.map(({ vatBasisPoints }) => vatBasisPoints))].sort((a, b) => a - b);

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
