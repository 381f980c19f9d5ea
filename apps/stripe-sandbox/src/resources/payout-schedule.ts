import type Stripe from 'stripe';

import { balanceOf } from '../money/ledger.js';
import type { SandboxState } from '../state.js';
import { wrongBankAccountOf } from './account-life.js';
import { createPayout } from './payout-life.js';

export type PayoutSchedule = Stripe.BalanceSettings.Payments.Payouts.Schedule;

const DAY = 86_400;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const LAST_SAFE_DAY = 28;

const scheduleSetting = (account: string): string => `balance-settings.schedule.${account}`;

/** When an account is paid out: what was set, else by hand. */
export const scheduleOf = (state: SandboxState, account: string): PayoutSchedule =>
  JSON.parse(state.settings.get(scheduleSetting(account)) ?? '{"interval":"manual"}') as PayoutSchedule;

/** Keeps the schedule and plans the first payout by it. */
export function setSchedule(state: SandboxState, account: string, schedule: PayoutSchedule): void {
  state.settings.set(scheduleSetting(account), JSON.stringify(schedule));
  planNext(state, account);
}

/** Pays out whatever is available on an account, as Stripe does at the beginning of a scheduled day (UTC), and plans the next one. */
export function runScheduledPayout(state: SandboxState, account: string): void {
  payOutAvailable(state, account);
  planNext(state, account);
}

/** One automatic payout for each currency in which something is available; none while the bank account is known to be wrong. */
export function payOutAvailable(state: SandboxState, account: string): Stripe.Payout[] {
  if (state.settings.get(wrongBankAccountOf(account)) === '1') return [];
  return balanceOf(state, account)
    .filter(({ available }) => available > 0)
    .map(({ available, currency }) => createPayout(state, { account, amount: available, currency, automatic: true }));
}

function planNext(state: SandboxState, account: string): void {
  const next = nextPayoutDay(state.clock.seconds(), scheduleOf(state, account));
  if (next === null) state.deadlines.cancel('run-payouts', account);
  else state.deadlines.set('run-payouts', account, next);
}

/** The beginning of the next scheduled day after now, in unix seconds; null for payouts by hand. */
export function nextPayoutDay(now: number, schedule: PayoutSchedule): number | null {
  const today = now - (now % DAY);
  for (let day = today + DAY; day <= today + 62 * DAY; day += DAY) if (isScheduled(day, schedule)) return day;
  return null;
}

function isScheduled(day: number, schedule: PayoutSchedule): boolean {
  const date = new Date(day * 1_000);
  switch (schedule.interval) {
    case 'daily':
      return true;
    case 'weekly':
      return (schedule.weekly_payout_days ?? []).some((name) => name === WEEKDAYS[date.getUTCDay()]);
    case 'monthly':
      return (schedule.monthly_payout_days ?? []).includes(Math.min(date.getUTCDate(), LAST_SAFE_DAY));
    default:
      return false;
  }
}
