import type Stripe from 'stripe';

import type { SandboxState } from '../state.js';
import { emitThin } from '../webhooks/emit.js';

export type Account = Stripe.V2.Core.Account;
type TransfersStatus = 'active' | 'pending' | 'restricted';

/** What Stripe asks a French individual before it pays them. */
export const ONBOARDING_REQUIREMENTS = [
  'identity.individual.given_name',
  'identity.individual.surname',
  'identity.individual.date_of_birth',
  'identity.individual.address',
  'identity.individual.phone',
  'identity.individual.documents.primary_verification',
  'identity.attestations.terms_of_service.account',
  'defaults.payout_methods.bank_account',
] as const;

const DETAILS: Record<TransfersStatus, object[]> = {
  active: [],
  pending: [{ code: 'requirements_pending_verification', resolution: 'no_resolution' }],
  restricted: [{ code: 'requirements_past_due', resolution: 'provide_info' }],
};

/** Whether the account may receive transfers; undefined when that was never requested. */
export function transfersStatus(account: Account): string | undefined {
  return account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status;
}

function requirementEntry(description: string, from: 'user' | 'stripe'): object {
  return {
    awaiting_action_from: from,
    description,
    errors: [],
    impact: {
      restricts_capabilities: [
        {
          capability: 'stripe_balance.stripe_transfers',
          configuration: 'recipient',
          deadline: { status: 'currently_due' },
        },
      ],
    },
    minimum_deadline: { status: 'currently_due' },
    requested_reasons: [{ code: 'routine_onboarding' }],
  };
}

export function requirementsOf(
  descriptions: readonly string[],
  from: 'user' | 'stripe',
): NonNullable<Account['requirements']> {
  return {
    entries: descriptions.map((description) => requirementEntry(description, from)),
    ...(descriptions.length === 0 ? {} : { summary: { minimum_deadline: { status: 'currently_due' } } }),
  } as NonNullable<Account['requirements']>;
}

/** The recipient configuration with both balance capabilities in the given state. */
export function recipientConfiguration(status: TransfersStatus): NonNullable<Account['configuration']> {
  const capability = { status, status_details: DETAILS[status] };
  return {
    recipient: {
      applied: true,
      capabilities: { stripe_balance: { payouts: capability, stripe_transfers: capability } },
    },
  } as NonNullable<Account['configuration']>;
}

const relatedTo = (id: string): { id: string; type: string; url: string } => ({
  id,
  type: 'v2.core.account',
  url: `/v2/core/accounts/${id}`,
});

/** Announces, as thin events, whatever differs between the two versions of an account, and stores the new one. */
export function changeAccount(state: SandboxState, before: Account, after: Account): Account {
  state.objects.update('v2.core.account', after);
  const related = relatedTo(after.id);
  if (JSON.stringify(before.requirements) !== JSON.stringify(after.requirements)) {
    emitThin(state, 'v2.core.account[requirements].updated', related);
  }
  if (JSON.stringify(before.identity) !== JSON.stringify(after.identity)) {
    emitThin(state, 'v2.core.account[identity].updated', related);
  }
  if (transfersStatus(before) !== transfersStatus(after)) {
    const updated = 'v2.core.account[configuration.recipient].capability_status_updated';
    emitThin(state, updated, related, { updated_capability: 'stripe_balance.stripe_transfers' });
    emitThin(state, updated, related, { updated_capability: 'stripe_balance.payouts' });
  }
  emitThin(state, 'v2.core.account.updated', related);
  return after;
}

export function announceAccount(state: SandboxState, id: string): void {
  emitThin(state, 'v2.core.account.created', relatedTo(id));
}

/** All requirements met: transfers become active. */
export function activateAccount(state: SandboxState, id: string, identity?: Account['identity']): Account {
  const account = state.get('v2.core.account', id);
  state.settings.set(wrongBankAccountOf(id), '0');
  return changeAccount(state, account, {
    ...account,
    identity: identity ?? account.identity,
    configuration: recipientConfiguration('active'),
    requirements: requirementsOf([], 'user'),
  });
}

/** Everything was given, and Stripe still looks at the document. */
export function leavePending(state: SandboxState, id: string, identity?: Account['identity']): Account {
  const account = state.get('v2.core.account', id);
  return changeAccount(state, account, {
    ...account,
    identity: identity ?? account.identity,
    configuration: recipientConfiguration('pending'),
    requirements: requirementsOf(['identity.individual.documents.primary_verification'], 'stripe'),
  });
}

/** Stripe asks for something again and stops transfers meanwhile. */
export function restrictAccount(state: SandboxState, id: string): Account {
  const account = state.get('v2.core.account', id);
  return changeAccount(state, account, {
    ...account,
    configuration: recipientConfiguration('restricted'),
    requirements: requirementsOf(['identity.individual.documents.primary_verification'], 'user'),
  });
}

/** Set when a payout came back: Stripe pays nothing out until the owner has given another bank account. */
export const wrongBankAccountOf = (account: string): string => `payouts.wrong-bank-account.${account}`;

const BANK_ACCOUNT = 'defaults.payout_methods.bank_account';

/** The bank account was refused: payouts stop and it is asked for again, transfers go on. */
export function askForBankAccount(state: SandboxState, id: string): Account {
  const account = state.get('v2.core.account', id);
  const transfers = recipientConfiguration('active').recipient?.capabilities?.stripe_balance?.stripe_transfers;
  const configuration = recipientConfiguration('restricted');
  Object.assign(configuration.recipient?.capabilities?.stripe_balance ?? {}, { stripe_transfers: transfers });
  const asked = (account.requirements?.entries ?? []).map(({ description }) => description);
  return changeAccount(state, account, {
    ...account,
    configuration: transfersStatus(account) === 'active' ? configuration : account.configuration,
    requirements: requirementsOf([...new Set([...asked, BANK_ACCOUNT])], 'user'),
  });
}
