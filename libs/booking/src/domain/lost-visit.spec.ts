import type { CancellationBasis } from './cancellation.js';
import { madeGood } from './lost-visit.js';

const MADE_GOOD: [CancellationBasis, string | null][] = [
  ['PROVIDER_CANCELS', 'PROVIDER_CANCELLED'],
  ['PLATFORM_CANCELS', 'PLATFORM_CANCELLED'],
  ['PROVIDER_NO_SHOW', 'PROVIDER_NO_SHOW'],
  ['NO_CONTRACT_YET', null],
  ['WITHDRAWAL', null],
  ['WITHDRAWAL_FOR_WORK_DONE', null],
  ['WITHDRAWAL_WITHOUT_EARLY_START_REQUEST', null],
  ['POLICY', null],
  ['CUSTOMER_NO_SHOW', null],
];

describe('a confirmed visit that falls through', () => {
  it.each(MADE_GOOD)('%s: is made good as %s', (basis, reason) => {
    expect(madeGood({ confirmedAt: new Date(0) }, basis)).toBe(reason);
    expect(madeGood({ confirmedAt: null }, basis)).toBeNull();
  });
});
