import type Stripe from 'stripe';

import { LIST, listPage } from '../api/list.js';
import { choice, metadata, text } from '../api/parameters.js';
import { ignoring, route, type Route } from '../api/route.js';
import { newIdentifier } from '../identifiers.js';
import type { SandboxState } from '../state.js';
import { emit } from '../webhooks/emit.js';
import {
  announceAccount,
  changeAccount,
  ONBOARDING_REQUIREMENTS,
  recipientConfiguration,
  requirementsOf,
  transfersStatus,
  type Account,
} from './account-life.js';
import { mergeMetadata } from './merge.js';

/** What an account was made as; kept beside it, because v2 has no such word. */
interface HiddenType {
  type?: Stripe.Account.Type;
}

/** An account as v1 shows it: the same account that v2 shows (https://docs.stripe.com/connect/accounts-v2). */
function inV1(state: SandboxState, account: Account): Stripe.Account {
  const ready = transfersStatus(account) === 'active';
  const due = (account.requirements?.entries ?? []).map(({ description }) => description);
  return {
    id: account.id,
    object: 'account',
    type: state.objects.hidden<HiddenType>(account.id).type ?? 'none',
    capabilities: { transfers: ready ? 'active' : 'inactive' },
    charges_enabled: ready,
    country: account.identity?.country?.toUpperCase() ?? 'FR',
    created: Math.floor(Date.parse(account.created) / 1000),
    default_currency: account.defaults?.currency ?? 'eur',
    details_submitted: ready,
    email: account.contact_email ?? null,
    metadata: account.metadata ?? {},
    payouts_enabled: ready,
    requirements: { currently_due: due, disabled_reason: ready ? null : 'requirements.past_due' },
  } as unknown as Stripe.Account;
}

const WRITABLE = {
  email: text(),
  metadata: metadata(),
  ...ignoring(
    ...['account_token', 'business_profile', 'business_type', 'capabilities', 'company', 'default_currency'],
    ...['external_account', 'individual', 'settings', 'tos_acceptance'],
  ),
};

/** A standard account looks after itself and may be paid at once; the others wait for their onboarding. */
function createAccount(
  state: SandboxState,
  given: {
    type?: 'custom' | 'express' | 'standard';
    country?: string;
    email?: string;
    metadata?: Record<string, string>;
  },
): Account {
  const type = given.type ?? 'standard';
  const ready = type === 'standard';
  const account = {
    id: newIdentifier('acct', 16),
    object: 'v2.core.account',
    applied_configurations: ['recipient'],
    closed: false,
    configuration: recipientConfiguration(ready ? 'active' : 'restricted'),
    contact_email: given.email,
    created: state.clock.now().toISOString(),
    dashboard: type === 'custom' ? 'none' : type === 'express' ? 'express' : 'full',
    defaults: { currency: 'eur', locales: [] },
    identity: { country: (given.country ?? 'FR').toLowerCase() },
    livemode: false,
    metadata: mergeMetadata({}, given.metadata),
    requirements: requirementsOf(ready ? [] : ONBOARDING_REQUIREMENTS, 'user'),
  } as unknown as Account;
  state.objects.insert('v2.core.account', account, { created: state.clock.seconds() });
  state.objects.setHidden(account.id, { type } satisfies HiddenType);
  announceAccount(state, account.id);
  return account;
}

/** Accounts in the older API: another view of the v2 accounts, for tools that know only that one. */
export const v1AccountRoutes: Route[] = [
  route(
    'POST',
    '/v1/accounts',
    { ...WRITABLE, type: choice('custom', 'express', 'standard'), country: text(2), ...ignoring('controller') },
    ({ state }, given) => inV1(state, createAccount(state, given)),
  ),

  route('GET', '/v1/accounts', LIST, ({ state }, query) => {
    const page = listPage(state, 'v2.core.account', '/v1/accounts', query);
    return { ...page, data: page.data.map((account) => inV1(state, account)) };
  }),

  route('GET', '/v1/accounts/:id', {}, ({ state, path }) =>
    inV1(state, state.get('v2.core.account', path.id ?? '', 'account')),
  ),

  route('POST', '/v1/accounts/:id', WRITABLE, ({ state, path }, given) => {
    const account = state.get('v2.core.account', path.id ?? '', 'account');
    const updated = inV1(
      state,
      changeAccount(state, account, {
        ...account,
        contact_email: given.email ?? account.contact_email,
        metadata: mergeMetadata(account.metadata ?? {}, given.metadata),
      }),
    );
    emit(state, 'account.updated', updated, { account: account.id });
    return updated;
  }),
];
