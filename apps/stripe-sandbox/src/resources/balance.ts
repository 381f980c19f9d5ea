import type Stripe from 'stripe';

import { invalidParameter, type StripeFailure } from '../api/failure.js';
import { LIST, listPage } from '../api/list.js';
import { choice, group, list, integer, text } from '../api/parameters.js';
import { ignoring, route, type Route } from '../api/route.js';
import { instantNet } from './payout-life.js';
import { scheduleOf, setSchedule, type PayoutSchedule } from './payout-schedule.js';
import { balanceOf, DELAY_DAYS } from '../money/ledger.js';
import type { SandboxState } from '../state.js';

const PAYOUT_SCHEDULE = group({
  interval: choice('daily', 'manual', 'monthly', 'weekly'),
  monthly_payout_days: list(integer(1)),
  weekly_payout_days: list(choice('monday', 'tuesday', 'wednesday', 'thursday', 'friday')),
});

/** When an account is paid out: what was set, else by hand. */
function balanceSettings(state: SandboxState, account: string): Stripe.BalanceSettings {
  const schedule = scheduleOf(state, account);
  return {
    object: 'balance_settings',
    payments: {
      debit_negative_balances: false,
      payouts: {
        automatic_transfer_rules_by_currency: null,
        minimum_balance_by_currency: null,
        schedule,
        statement_descriptor: null,
        status: 'enabled',
      },
      settlement_timing: { delay_days: DELAY_DAYS, start_of_day: null },
    },
  };
}

const missing = (param: string): StripeFailure =>
  invalidParameter(param, `Missing required param: ${param}.`, 'parameter_missing');

/** A weekly schedule names its days, a monthly one its dates. */
function scheduleFrom(given: {
  interval: PayoutSchedule['interval'] | undefined;
  monthly_payout_days: number[] | undefined;
  weekly_payout_days: PayoutSchedule['weekly_payout_days'];
}): PayoutSchedule {
  const { interval = 'manual', monthly_payout_days, weekly_payout_days } = given;
  if (interval === 'weekly' && !weekly_payout_days?.length)
    throw missing('payments[payouts][schedule][weekly_payout_days]');
  if (interval === 'monthly' && !monthly_payout_days?.length)
    throw missing('payments[payouts][schedule][monthly_payout_days]');
  return {
    interval,
    ...(interval === 'weekly' ? { weekly_payout_days } : {}),
    ...(interval === 'monthly' ? { monthly_payout_days } : {}),
  };
}

export const balanceRoutes: Route[] = [
  route('GET', '/v1/balance', {}, ({ state, account }) => {
    const balances = balanceOf(state, account);
    const rows = balances.length === 0 ? [{ currency: 'eur', available: 0, pending: 0 }] : balances;
    const amounts = (part: 'available' | 'pending'): object[] =>
      rows.map((row) => ({ amount: row[part], currency: row.currency, source_types: { card: row[part] } }));
    return {
      object: 'balance',
      available: amounts('available'),
      connect_reserved: rows.map(({ currency }) => ({ amount: 0, currency })),
      instant_available: rows.map(({ currency, available }) => ({
        amount: Math.max(0, available),
        currency,
        source_types: { card: Math.max(0, available) },
        net_available: [
          { amount: instantNet(available), destination: 'ba_sandbox', source_types: { card: instantNet(available) } },
        ],
      })),
      livemode: false,
      pending: amounts('pending'),
    };
  }),

  route(
    'GET',
    '/v1/balance_transactions',
    { ...LIST, currency: text(), payout: text(), source: text(), type: text() },
    ({ state, account }, { currency, source, type, payout, ...query }) =>
      listPage(state, 'balance_transaction', '/v1/balance_transactions', {
        ...query,
        account,
        where: { currency, type, source },
        ...(payout === undefined ? {} : { hidden: { payout } }),
      }),
  ),

  route('GET', '/v1/balance_transactions/:id', {}, ({ state, path }) =>
    state.get('balance_transaction', path.id ?? ''),
  ),

  route('GET', '/v1/balance_settings', {}, ({ state, account }) => balanceSettings(state, account)),

  route(
    'POST',
    '/v1/balance_settings',
    {
      payments: group({
        payouts: group({
          schedule: PAYOUT_SCHEDULE,
          ...ignoring('minimum_balance_by_currency', 'statement_descriptor'),
        }),
        ...ignoring('debit_negative_balances', 'settlement_timing'),
      }),
    },
    ({ state, account }, { payments }) => {
      const schedule = payments?.payouts?.schedule;
      if (schedule !== undefined) setSchedule(state, account, scheduleFrom(schedule));
      return balanceSettings(state, account);
    },
  ),
];
