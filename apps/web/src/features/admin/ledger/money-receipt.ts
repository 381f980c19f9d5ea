import type { ResultOf } from '../../../lib/graphql';
import type { ExplainMoneyQuery } from './explain.documents';

export type Explanation = NonNullable<ResultOf<typeof ExplainMoneyQuery>['explainMoney']>;
type Sums = Explanation['sums'];
export type SumName = Exclude<keyof Sums, 'providerShareCents' | 'stripeFeesCents'>;

export interface SumLine {
  readonly name: SumName;
  /** Cents as they count in the total: negative when they make it smaller. */
  readonly cents: number;
}

const CAME_IN: readonly (readonly [SumName, 1 | -1])[] = [
  ['capturedCents', 1],
  ['creditCents', 1],
  ['refundedCents', -1],
  ['disputedCents', -1],
];
const SHARED_OUT: readonly (readonly [SumName, 1 | -1])[] = [
  ['transferredCents', 1],
  ['reversedCents', -1],
  ['providerDueCents', 1],
  ['providerDebtCents', -1],
  ['commissionCents', 1],
  ['vatCents', 1],
  ['undecidedCents', -1],
  ['lossCents', -1],
];

/** The two sides of the proof, zeros left out but for the first line: what came in and stayed, and where it is. */
export const sidesOf = (sums: Sums): { cameIn: SumLine[]; sharedOut: SumLine[] } => ({
  cameIn: linesOf(sums, CAME_IN),
  sharedOut: linesOf(sums, SHARED_OUT),
});

const linesOf = (sums: Sums, signs: readonly (readonly [SumName, 1 | -1])[]): SumLine[] =>
  signs
    .map(([name, sign]) => ({ name, cents: sign === 1 ? sums[name] : 0 - sums[name] }))
    .filter(({ cents }, index) => index === 0 || cents !== 0);

export const totalOf = (lines: readonly SumLine[]): number => lines.reduce((sum, { cents }) => sum + cents, 0);
