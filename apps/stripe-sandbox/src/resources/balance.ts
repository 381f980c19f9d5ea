import type Stripe from 'stripe';

import { LIST, listPage } from '../api/list.js';
import { choice, group, list, integer, text } from '../api/parameters.js';
import { ignoring, route, type Route } from '../api/route.js';
import { balanceOf, DELAY_DAYS } from '../money/ledger.js';
import type { SandboxState } from '../state.js';

const PAYOUT_SCHEDULE = group({
  interval: choice('daily', 'manual', 'monthly', 'weekly'),
  monthly_payout_days: list(integer(1)),
  weekly_payout_days: list(choice('monday', 'tuesday', 'wednesday', 'thursday', 'friday')),
});

const scheduleSetting = (account: string): string => `balance-settings.schedule.${account}`;

/** When an account is paid out: what was set, else by hand. Nothing is paid out without a request here. */
function balanceSettings(state: SandboxState, account: string): Stripe.BalanceSettings {
  const schedule = JSON.parse(
    state.settings.get(scheduleSetting(account)) ?? '{"interval":"manual"}',
  ) as Stripe.BalanceSettings.Payments.Payouts.Schedule;
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
      instant_available: amounts('available'),
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
        where: { currency, type, source: source ?? payout },
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
      if (schedule !== undefined) state.settings.set(scheduleSetting(account), JSON.stringify(schedule));
      return balanceSettings(state, account);
    },
  ),
];
