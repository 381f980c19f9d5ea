import type Stripe from 'stripe';

import { clearAnswers } from '../api/idempotency.js';
import { noSuch } from '../api/failure.js';
import type { Fault, Faults } from '../api/faults.js';
import type { Engine, LoggedRequest } from '../api/engine.js';
import { activateAccount, restrictAccount } from '../resources/account-life.js';
import { createRecipient } from '../resources/v2-accounts.js';
import { closeDispute, openDispute, type DisputeTerms } from '../resources/dispute-life.js';
import { failNextPayoutOf, failPayout } from '../resources/payout-life.js';
import { payOutAvailable } from '../resources/payout-schedule.js';
import { FAIL_NEXT_REFUND } from '../resources/refund-life.js';
import type { SandboxState } from '../state.js';
import { sweep } from '../sweep.js';
import type { DeliveryState } from '../webhooks/delivery-store.js';
import type { Dispatcher } from '../webhooks/dispatcher.js';
import { emit } from '../webhooks/emit.js';
import { allEndpoints, configureEndpoints, type WebhookEndpointOption } from '../webhooks/endpoints.js';
import { ledgerReport, type LedgerReport } from './ledger-report.js';
import { payCheckout, type CheckoutPayment, type CheckoutResult } from './pay-checkout.js';

export interface DeliveryReport {
  id: number;
  eventId: string;
  type: string;
  endpointUrl: string | null;
  state: DeliveryState;
  attempts: number;
  lastStatus: number | null;
}

/** What a test may do to the sandbox that no customer, bank or program could. */
export interface SandboxControl {
  clock: {
    now(): Date;
    /** Moves time forward and lets happen what became due: sessions and holds expire, money becomes available, payouts arrive. */
    advance(by: { seconds?: number; hours?: number; days?: number }): number;
    /** Sets the time; what became due happens. */
    moveTo(instant: Date): number;
  };
  webhooks: {
    setEndpoints(endpoints: readonly WebhookEndpointOption[]): void;
    pause(): void;
    resume(options?: { order?: 'created' | 'reversed' | 'shuffled' }): void;
    dropNext(count?: number, type?: string): void;
    duplicateNext(count?: number, type?: string): void;
    delayNext(seconds: number, count?: number, type?: string): void;
    redeliver(eventId: string): void;
    /** Makes waiting retries and delayed deliveries due at once. */
    retryNow(): void;
    /** Resolves when nothing is due: all was answered, dropped, or waits for its retry. */
    settle(): Promise<void>;
    deliveries(): DeliveryReport[];
  };
  faults: { next(fault: Fault): void; clear(): void };
  disputes: {
    open(chargeId: string, terms?: DisputeTerms): Stripe.Dispute;
    close(disputeId: string, outcome: 'won' | 'lost'): Stripe.Dispute;
  };
  payouts: {
    /** The next payout of this account (the platform when left out) fails when it should arrive. */
    failNext(accountId?: string): void;
    fail(payoutId: string): Stripe.Payout;
    /** Pays out what is available on every connected account, as Stripe does on its schedule. */
    run(): Stripe.Payout[];
  };
  refunds: { failNext(): void };
  accounts: {
    /** Opens accounts that have been through their onboarding, and tells nobody of it: what was there before. Their ids. */
    openReady(count: number): string[];
    completeOnboarding(accountId: string): void;
    restrict(accountId: string): void;
    clearRestriction(accountId: string): void;
  };
  checkout: { pay(sessionId: string, payment?: CheckoutPayment): CheckoutResult };
  idempotency: { clear(): void };
  /** Sends an event of this type about the object as it is now. */
  events: { fire(type: string, objectId: string): Stripe.Event };
  ledger(): LedgerReport;
  requests(): LoggedRequest[];
}

interface Parts {
  state: SandboxState;
  dispatcher: Dispatcher;
  faults: Faults;
  engine: Engine;
}

/** Runs a change in its own transaction and then sends the events it made. */
type Change = <T>(work: () => T) => T;

export function createControl(parts: Parts): SandboxControl {
  const { state, dispatcher, faults, engine } = parts;
  const change: Change = (work) => {
    const result = state.database.transaction(work);
    dispatcher.wake();
    return result;
  };
  return {
    clock: clockControl(state, change),
    webhooks: webhookControl(state, dispatcher, change),
    faults: {
      next: (fault) => {
        faults.next(fault);
      },
      clear: () => {
        faults.clear();
      },
    },
    disputes: {
      open: (chargeId, terms = {}) => change(() => openDispute(state, state.get('charge', chargeId), terms).dispute),
      close: (disputeId, outcome) => change(() => closeDispute(state, disputeId, outcome)),
    },
    payouts: {
      failNext: (accountId = '') => {
        state.settings.set(failNextPayoutOf(accountId), '1');
      },
      fail: (payoutId) => change(() => failPayout(state, payoutId)),
      run: () => change(() => runPayouts(state)),
    },
    refunds: {
      failNext: () => {
        state.settings.set(FAIL_NEXT_REFUND, '1');
      },
    },
    accounts: accountControl(state, change),
    checkout: { pay: (sessionId, payment = {}) => change(() => payCheckout(state, sessionId, payment)) },
    idempotency: {
      clear: () => {
        clearAnswers(state);
      },
    },
    events: { fire: (type, objectId) => change(() => fireEvent(state, type, objectId)) },
    ledger: () => ledgerReport(state),
    requests: () => [...engine.log],
  };
}

function accountControl(state: SandboxState, change: Change): SandboxControl['accounts'] {
  return {
    openReady: (count) =>
      change(() =>
        state.interference.silently(() =>
          Array.from({ length: count }, () => activateAccount(state, createRecipient(state).id).id),
        ),
      ),
    completeOnboarding: (accountId) => {
      change(() => activateAccount(state, accountId));
    },
    restrict: (accountId) => {
      change(() => restrictAccount(state, accountId));
    },
    clearRestriction: (accountId) => {
      change(() => activateAccount(state, accountId));
    },
  };
}

function clockControl(state: SandboxState, change: Change): SandboxControl['clock'] {
  return {
    now: () => state.clock.now(),
    advance: ({ seconds = 0, hours = 0, days = 0 }) =>
      change(() => {
        state.clock.advance((seconds + hours * 3_600 + days * 86_400) * 1_000);
        return sweep(state);
      }),
    moveTo: (instant) =>
      change(() => {
        state.clock.moveTo(instant);
        return sweep(state);
      }),
  };
}

function webhookControl(state: SandboxState, dispatcher: Dispatcher, change: Change): SandboxControl['webhooks'] {
  return {
    setEndpoints: (endpoints) => {
      configureEndpoints(state, endpoints);
    },
    pause: () => {
      dispatcher.pause();
    },
    resume: ({ order = 'created' } = {}) => {
      dispatcher.resume(order);
    },
    dropNext: (count = 1, type) => {
      state.interference.add('drop', count, type);
    },
    duplicateNext: (count = 1, type) => {
      state.interference.add('duplicate', count, type);
    },
    delayNext: (seconds, count = 1, type) => {
      state.interference.add('delay', count, type, seconds * 1_000);
    },
    redeliver: (eventId) => {
      change(() => {
        redeliver(state, eventId);
      });
    },
    retryNow: () => {
      dispatcher.retryNow();
    },
    settle: () => dispatcher.settle(),
    deliveries: () => {
      const urls = new Map(allEndpoints(state).map(({ id, url }) => [id, url]));
      return state.deliveries.recent(1_000).map((delivery) => ({
        id: delivery.id,
        eventId: delivery.event,
        type: delivery.event_type,
        endpointUrl: urls.get(delivery.endpoint) ?? null,
        state: delivery.state,
        attempts: delivery.attempts,
        lastStatus: delivery.last_status,
      }));
    },
  };
}

function redeliver(state: SandboxState, eventId: string): void {
  const earlier = state.deliveries.ofEvent(eventId);
  const endpoints = new Map(earlier.map((delivery) => [delivery.endpoint, delivery]));
  if (endpoints.size === 0) throw noSuch('event', eventId);
  for (const { event, event_type, endpoint, payload } of endpoints.values()) {
    state.deliveries.add({ event, event_type, endpoint, payload, state: 'pending', due_ms: Date.now() });
  }
}

function fireEvent(state: SandboxState, type: string, objectId: string): Stripe.Event {
  const found = state.objects.findAny(objectId);
  if (found === undefined) throw noSuch('object', objectId);
  return emit(state, type, found.body, { account: found.account });
}

const runPayouts = (state: SandboxState): Stripe.Payout[] =>
  state.objects.all('v2.core.account').flatMap(({ id }) => payOutAvailable(state, id));
