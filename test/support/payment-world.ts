import { Injectable, Module } from '@nestjs/common';
import { newId, ok, plus, HOUR, type BookingId, type PaymentId, type ProviderId, type UserId } from '#kernel';
import type { ChargeEvent, DomainEvent, PaymentEvent } from '#events';
import { EventBus } from '#platform/jobs';
import { Transactor, type Tx } from '#platform/prisma';
import { PaymentModule, Payments, PayoutOwners, type OpenPaymentInput, type PaymentSummaryView } from '#payment';
import { createSandbox } from '../../apps/stripe-sandbox/src/index.js';
import { createTestApp, type TestAppOptions } from './app.js';

const SECRET_KEY = 'sk_test_limpide';
const EVENT_TYPES: (ChargeEvent | PaymentEvent)['type'][] = [
  'PaymentChargePaid',
  'PaymentChargeRefused',
  'PaymentChargeLapsed',
  'PaymentChargeAskedAgain',
  'PaymentChargeWrittenOff',
  'PaymentSecured',
  'CheckoutExpired',
  'PaymentAuthorised',
  'PaymentActionRequired',
  'PaymentCardMissing',
  'PaymentNotSecured',
  'PaymentCaptured',
  'PaymentReleased',
  'PaymentRefunded',
  'PaymentTransferred',
  'PaymentRefundFailed',
  'PaymentDisputed',
  'PaymentDisputeClosed',
  'PaymentDisputeDecided',
  'PayoutReadinessChanged',
  'PayoutFailed',
  'ReconciliationDifferencesOpen',
];

/** Hears every event about money, as another feature would. */
@Injectable()
class EventRecorder {
  readonly heard: DomainEvent[] = [];
  constructor(events: EventBus) {
    for (const type of EVENT_TYPES) {
      events.subscribe(type, `test.record-${type}`, (event) => {
        this.heard.push(event);
        return Promise.resolve();
      });
    }
  }
}

@Module({ imports: [PaymentModule], providers: [EventRecorder] })
class RecordingModule {}

export interface OpenedPayment extends OpenPaymentInput {
  readonly paymentId: PaymentId;
}

/** Cards of the sandbox, as Stripe documents them for tests. */
export const CARDS = {
  good: '4242424242424242',
  /** Wants a 3-D Secure challenge unless it was set up for later use. */
  challengeUnlessSetUp: '4000002500003155',
  /** Wants a challenge every time. */
  alwaysChallenge: '4000002760003184',
  insufficientFunds: '4000000000009995',
  /** Can be saved, and is refused when it is charged. */
  refusedWhenCharged: '4000000000000341',
  /** Its bank takes the money back as soon as it is taken. */
  disputed: '4000000000000259',
} as const;

export type PaymentWorld = Awaited<ReturnType<typeof createPaymentWorld>>;

/** The payment feature as a real application, with the Stripe sandbox behind the real SDK and webhooks over HTTP. */
export async function createPaymentWorld({
  sandboxFile,
  modules = [],
  ...options
}: Pick<TestAppOptions, 'now' | 'role' | 'environment'> & {
  sandboxFile?: string;
  /** Features beside payment. */
  modules?: TestAppOptions['modules'];
} = {}) {
  const start = new Date(options.now ?? '2026-11-23T08:00:00Z');
  let now = () => start;
  const sandbox = await createSandbox({
    secretKey: SECRET_KEY,
    now: () => now(),
    ...(sandboxFile ? { file: sandboxFile } : {}),
  });
  const app = await createTestApp({
    ...options,
    modules: [RecordingModule, ...modules],
    environment: { STRIPE_SECRET_KEY: SECRET_KEY, STRIPE_API_BASE: sandbox.url, ...options.environment },
  }).catch(async (error: unknown) => {
    await sandbox.close();
    throw error;
  });
  now = () => app.clock.now();
  sandbox.control.webhooks.setEndpoints([
    { url: `${app.url}/webhooks/stripe`, secret: 'whsec_test_platform', kind: 'snapshot' },
    { url: `${app.url}/webhooks/stripe/connect`, secret: 'whsec_test_connect', kind: 'connect' },
    { url: `${app.url}/webhooks/stripe/thin`, secret: 'whsec_test_thin', kind: 'thin' },
  ]);
  const payments = app.get(Payments);
  const transactor = app.get(Transactor);
  const urls = {
    successUrl: 'http://localhost/paid?session={CHECKOUT_SESSION_ID}',
    cancelUrl: 'http://localhost/left',
  };

  const world = {
    ...app,
    sandbox: sandbox.control,
    payments,
    heard: app.get(EventRecorder).heard,

    /** Something a caller does in its own transaction; throws when it fails. */
    async transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      return (await transactor.run(async (tx) => ok(await work(tx)))).value;
    },

    /** A new booking's payment: 100,00 € of which 80,00 € are the provider's, for a visit in 48 hours unless said otherwise. */
    async open(input: Partial<OpenPaymentInput> & { hoursAhead?: number } = {}): Promise<OpenedPayment> {
      const { hoursAhead = 48, ...given } = input;
      const visitStart = given.visitStart ?? plus(app.clock.now(), hoursAhead * HOUR);
      const opened: OpenPaymentInput = {
        bookingId: newId<BookingId>(),
        customerId: newId<UserId>(),
        providerId: newId<ProviderId>(),
        visitStart,
        visitEnd: plus(visitStart, 3 * HOUR),
        totalCents: 10_000,
        providerShareCents: 8_000,
        currency: 'eur',
        description: 'Ménage régulier, 3 h',
        locale: 'fr',
        ...given,
      };
      const paymentId = await world.transact((tx) => payments.open(tx, opened));
      return { ...opened, paymentId };
    },

    /** The payment page's address at Stripe; throws when there is none. */
    async checkoutUrl(bookingId: BookingId): Promise<string> {
      const page = await payments.checkout(bookingId, urls);
      if (!page.ok) throw new Error(page.error.kind);
      return page.value.url;
    },

    /** The customer fills the payment page. */
    async pay(bookingId: BookingId, number: string = CARDS.good, outcome: 'complete' | 'fail' = 'complete') {
      const url = await world.checkoutUrl(bookingId);
      return sandbox.control.checkout.pay(url.slice(url.lastIndexOf('/') + 1), { number, outcome });
    },

    /** A provider whose account can receive money. */
    async providerWithAccount(): Promise<ProviderId> {
      const providerId = newId<ProviderId>();
      const actor = app.actor(['provider']);
      app.get(PayoutOwners).register((userId) => Promise.resolve(userId === actor.userId ? { providerId } : null));
      await app.graphql('mutation { startPayoutOnboarding { __typename } }', {}, { as: actor });
      const account = await app.db.prisma.payoutAccount.findUniqueOrThrow({ where: { providerId } });
      sandbox.control.accounts.completeOnboarding(account.stripeAccountId ?? '');
      await sandbox.control.webhooks.settle();
      await app.runJob('payment.apply-inbox');
      return providerId;
    },

    /** One request to the sandbox as the application would send it, for what a process did before it was killed. */
    async askStripe(
      method: string,
      path: string,
      form?: Record<string, string>,
      idempotencyKey?: string,
    ): Promise<Response> {
      const headers = {
        authorization: `Bearer ${SECRET_KEY}`,
        ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
      };
      return fetch(`${sandbox.url}${path}`, { method, headers, ...(form ? { body: new URLSearchParams(form) } : {}) });
    },

    /** Ids of the intents at Stripe that hold or have taken money for a booking. */
    async liveIntents(bookingId: BookingId): Promise<string[]> {
      const answer = await fetch(`${sandbox.url}/v1/payment_intents?limit=100`, {
        headers: { authorization: `Bearer ${SECRET_KEY}` },
      });
      const { data } = (await answer.json()) as {
        data: { id: string; status: string; metadata: { bookingId?: string } }[];
      };
      return data
        .filter(
          ({ status, metadata }) =>
            metadata.bookingId === bookingId && (status === 'requires_capture' || status === 'succeeded'),
        )
        .map(({ id }) => id);
    },

    async summary(bookingId: BookingId): Promise<PaymentSummaryView> {
      const summary = await payments.summary(bookingId);
      if (!summary) throw new Error('No payment');
      return summary;
    },

    /** The sum of each ledger account over all bookings (cents), zero ones left out. */
    async ledger(): Promise<Record<string, number>> {
      const rows = await app.db.prisma.ledgerEntry.groupBy({ by: ['account'], _sum: { amountCents: true } });
      return Object.fromEntries(
        rows.map((row) => [row.account, row._sum.amountCents ?? 0] as const).filter(([, sum]) => sum !== 0),
      );
    },

    /** What Stripe says of our balance and its fees, as our ledger should have it (cents). */
    stripeBalance() {
      const { platform, fees } = sandbox.control.ledger();
      return { STRIPE_CLEARING: platform.total, STRIPE_FEES: fees };
    },

    /** Names of the events heard about a booking, in alphabetical order: who hears of them first is nobody’s promise. */
    eventsOf: (bookingId: BookingId): string[] =>
      app
        .get(EventRecorder)
        .heard.filter((event) => 'bookingId' in event.data && event.data.bookingId === bookingId)
        .map((event) => event.type)
        .toSorted(),

    /** Time passes here and at Stripe. */
    advance(milliseconds: number): void {
      app.clock.advance(milliseconds);
      sandbox.control.clock.advance({ seconds: 0 });
    },

    /** Until every job and event is handled; webhooks stay where they are. */
    settleJobs: () => app.settle(),

    /** Until every webhook is delivered and applied and every job and event handled. */
    async settle(): Promise<void> {
      for (let round = 0; round < 2; round += 1) {
        await app.settle();
        await sandbox.control.webhooks.settle();
        await app.runJob('payment.apply-inbox');
      }
      await app.settle();
    },

    async close(): Promise<void> {
      await app.close();
      await sandbox.close();
    },
  };
  return world;
}
