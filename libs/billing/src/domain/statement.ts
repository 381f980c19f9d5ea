import { addDays, type LocalDate } from '#kernel';
import type { StatementLine } from './document-content.js';

const CODES: Readonly<Record<string, StatementLine['code']>> = {
  CAPTURE: 'EARNED',
  FEE: 'FEE_EARNED',
  TIP: 'TIP',
  OVERTIME: 'OVERTIME',
  DISPUTE_SHARE: 'DISPUTE',
  DISPUTE_DECIDED: 'DISPUTE',
  DISPUTE_UNDONE: 'DISPUTE',
  REFUND: 'REFUNDED',
  REFUND_RETURNED: 'REFUND_RETURNED',
  TIP_REFUND: 'REFUNDED',
  OVERTIME_REFUND: 'REFUNDED',
  TRANSFER: 'TRANSFERRED',
  REVERSAL: 'TAKEN_BACK',
};

/** What a movement of the ledger is called on a statement. */
export const statementCode = (movementKind: string): StatementLine['code'] => CODES[movementKind] ?? 'OTHER';

/** First day of the month in which a day lies. */
export const monthOf = (day: LocalDate): LocalDate => `${day.slice(0, 7)}-01`;

/** First day of the month before the one in which a day lies. */
export const monthBefore = (day: LocalDate): LocalDate => monthOf(addDays(monthOf(day), -1));

/** First day of the month after the one that begins on `month`. */
export const monthAfter = (month: LocalDate): LocalDate => monthOf(addDays(month, 31));
