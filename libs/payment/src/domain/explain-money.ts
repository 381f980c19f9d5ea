import type { BookingMoney } from './booking-money.js';
import { moneyChecks, moneySums, type MoneyCheck, type MoneySums } from './money-sums.js';
import { moneyStory, type MoneyStep } from './money-story.js';

/** A booking’s money in words, sums and proofs. */
export interface MoneyExplanation {
  /** Oldest first. */
  readonly steps: readonly MoneyStep[];
  readonly sums: MoneySums;
  readonly checks: readonly MoneyCheck[];
}

/** Explains a booking’s money from what is written of it, and from nothing else. */
export function explainMoney(money: BookingMoney): MoneyExplanation {
  const sums = moneySums(money.ledger);
  return { steps: moneyStory(money), sums, checks: moneyChecks(money, sums) };
}
