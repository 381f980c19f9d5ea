import type { LedgerTransaction } from '#payment';
import { monthAfter, monthBefore, statementCode } from './statement.js';
import { words } from './words.js';

/** What each kind of movement in the ledger is called on a provider's statement; null: it never moves what they are owed. */
const NAMES: Readonly<Record<LedgerTransaction['kind'], string | null>> = {
  CAPTURE: 'EARNED',
  FEE: 'FEE_EARNED',
  TIP: 'TIP',
  OVERTIME: 'OVERTIME',
  REFUND: 'REFUNDED',
  TIP_REFUND: 'REFUNDED',
  OVERTIME_REFUND: 'REFUNDED',
  REFUND_RETURNED: 'REFUND_RETURNED',
  TRANSFER: 'TRANSFERRED',
  REVERSAL: 'TAKEN_BACK',
  DISPUTE_SHARE: 'DISPUTE',
  DISPUTE_DECIDED: 'DISPUTE',
  DISPUTE_UNDONE: 'DISPUTE',
  HOLD: null,
  HOLD_RELEASED: null,
  STRIPE_FEE: null,
  DISPUTE: null,
  PLATFORM_PAYOUT: null,
  STRIPE_BILL: null,
};

describe('a provider’s statement', () => {
  it.each(Object.entries(NAMES))('calls a movement %s by its own name: %s', (kind, name) => {
    const code = statementCode(kind);
    expect(code).toBe(name ?? 'OTHER');
    for (const locale of ['fr', 'en'] as const) expect(words[locale].statement[code]).toBeTruthy();
  });

  it('says each kind in words of its own in each language', () => {
    const codes = [...new Set(Object.values(NAMES).filter((name) => name !== null))];
    for (const locale of ['fr', 'en'] as const) {
      const said = Object.entries(words[locale].statement).filter(([code]) => codes.includes(code));
      expect(new Set(said.map(([, text]) => text)).size).toBe(codes.length);
    }
  });

  it('follows month on month, also over the end of a year', () => {
    expect(monthAfter('2026-12-01')).toBe('2027-01-01');
    expect(monthAfter('2026-02-01')).toBe('2026-03-01');
    expect(monthBefore('2027-01-31')).toBe('2026-12-01');
  });
});
