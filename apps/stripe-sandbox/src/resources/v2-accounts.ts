import { invalidRequest } from '../api/failure.js';
import {
  boolean,
  choice,
  group,
  ignored,
  integer,
  list,
  metadata,
  required,
  text,
  type Values,
} from '../api/parameters.js';
import { ignoring, route, type Route } from '../api/route.js';
import { newIdentifier } from '../identifiers.js';
import type { SandboxState } from '../state.js';
import {
  announceAccount,
  changeAccount,
  ONBOARDING_REQUIREMENTS,
  recipientConfiguration,
  requirementsOf,
  type Account,
} from './account-life.js';
import { mergeMetadata } from './merge.js';
import { pageOfV2 } from './v2-list.js';

const INCLUDE = list(
  choice(
    'configuration.customer',
    'configuration.merchant',
    'configuration.recipient',
    'defaults',
    'future_requirements',
    'identity',
    'requirements',
  ),
);

const REQUESTED = group({ requested: required(boolean()) });

const CONFIGURATION = group({
  recipient: group({
    applied: boolean(),
    capabilities: group({
      stripe_balance: group({ stripe_transfers: REQUESTED, payouts: REQUESTED }),
      ...ignoring('bank_accounts', 'cards'),
    }),
  }),
  ...ignoring('customer', 'merchant'),
});

const WRITABLE = {
  configuration: CONFIGURATION,
  contact_email: text(),
  contact_phone: text(),
  dashboard: choice('express', 'full', 'none'),
  display_name: text(),
  include: INCLUDE,
  metadata: metadata(),
  identity: group({
    country: text(2),
    entity_type: choice('individual', 'company', 'government_entity', 'non_profit'),
    ...ignoring('individual', 'business_details', 'attestations'),
  }),
  defaults: group({
    currency: text(3),
    locales: list(text()),
    profile: ignored(),
    responsibilities: group({
      fees_collector: choice('application', 'application_custom', 'application_express', 'stripe'),
      losses_collector: choice('application', 'stripe'),
      ...ignoring('requirements_collector'),
    }),
  }),
};

type Given = Values<typeof WRITABLE>;

/** v2 leaves out what was not asked for (https://docs.stripe.com/api-v2-overview#include-response-values). */
function withIncluded(account: Account, include: readonly string[] | undefined): Account {
  const asked = new Set(include);
  const configuration = asked.has('configuration.recipient') ? account.configuration : undefined;
  const kept = {
    ...account,
    configuration,
    defaults: asked.has('defaults') ? account.defaults : undefined,
    future_requirements: asked.has('future_requirements') ? { entries: [] } : undefined,
    identity: asked.has('identity') ? account.identity : undefined,
    requirements: asked.has('requirements') ? account.requirements : undefined,
  };
  return Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, value ?? null])) as unknown as Account;
}

const wantsTransfers = (given: Given): boolean =>
  given.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.requested === true;

/** Inserts an account that was never asked for over the API, with its onboarding still before it. */
export function createRecipient(state: SandboxState): Account {
  const given = {
    configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
  };
  return createAccount(state, { ...given, dashboard: 'express', identity: { country: 'fr' } } as Given);
}

function createAccount(state: SandboxState, given: Given): Account {
  if (given.identity?.country === undefined && wantsTransfers(given)) {
    throw invalidRequest('Missing required param: identity.country.', {
      param: 'identity.country',
      code: 'parameter_missing',
    });
  }
  const recipient = wantsTransfers(given);
  const account = {
    id: newIdentifier('acct', 16),
    object: 'v2.core.account',
    applied_configurations: recipient ? ['recipient'] : [],
    closed: false,
    configuration: recipient ? recipientConfiguration('restricted') : {},
    contact_email: given.contact_email,
    contact_phone: given.contact_phone,
    created: state.clock.now().toISOString(),
    dashboard: given.dashboard,
    defaults: {
      currency: given.defaults?.currency ?? 'eur',
      locales: given.defaults?.locales ?? [],
      profile: given.defaults?.profile,
      responsibilities: {
        fees_collector: given.defaults?.responsibilities?.fees_collector ?? 'application',
        losses_collector: given.defaults?.responsibilities?.losses_collector ?? 'application',
        requirements_collector: 'stripe',
      },
    },
    display_name: given.display_name,
    identity: given.identity ?? {},
    livemode: false,
    metadata: mergeMetadata({}, given.metadata),
    requirements: requirementsOf(recipient ? ONBOARDING_REQUIREMENTS : [], 'user'),
  } as unknown as Account;
  state.objects.insert('v2.core.account', account, { created: state.clock.seconds() });
  announceAccount(state, account.id);
  return account;
}

function updateAccount(state: SandboxState, id: string, given: Given): Account {
  const account = state.get('v2.core.account', id);
  const becomesRecipient = wantsTransfers(given) && !account.applied_configurations.includes('recipient');
  return changeAccount(state, account, {
    ...account,
    ...(becomesRecipient
      ? {
          applied_configurations: ['recipient'],
          configuration: recipientConfiguration('restricted'),
          requirements: requirementsOf(ONBOARDING_REQUIREMENTS, 'user'),
        }
      : {}),
    contact_email: given.contact_email ?? account.contact_email,
    contact_phone: given.contact_phone ?? account.contact_phone,
    dashboard: given.dashboard ?? account.dashboard,
    display_name: given.display_name ?? account.display_name,
    identity: { ...account.identity, ...given.identity } as Account['identity'],
    metadata: mergeMetadata(account.metadata ?? {}, given.metadata),
  });
}

export const accountRoutes: Route[] = [
  route('POST', '/v2/core/accounts', WRITABLE, ({ state }, given) =>
    withIncluded(createAccount(state, given), given.include),
  ),

  route(
    'GET',
    '/v2/core/accounts',
    { limit: integer(1), page: text(), applied_configurations: list(text()), closed: boolean() },
    ({ state }, query) => {
      const page = pageOfV2(state, 'v2.core.account', '/v2/core/accounts', query);
      return { ...page, data: page.data.map((account) => withIncluded(account, [])) };
    },
  ),

  route('GET', '/v2/core/accounts/:id', { include: INCLUDE }, ({ state, path }, { include }) =>
    withIncluded(state.get('v2.core.account', path.id ?? ''), include),
  ),

  route('POST', '/v2/core/accounts/:id', WRITABLE, ({ state, path }, given) =>
    withIncluded(updateAccount(state, path.id ?? '', given), given.include),
  ),

  route('POST', '/v2/core/accounts/:id/close', { applied_configurations: list(text()) }, ({ state, path }) => {
    const account = state.get('v2.core.account', path.id ?? '');
    return withIncluded(
      changeAccount(state, account, { ...account, closed: true, applied_configurations: [], configuration: {} }),
      [],
    );
  }),
];
