import { MINUTE, newId, type ProviderId } from '#kernel';
import { createPaymentWorld, type PaymentWorld } from '../../../../test/support/payment-world.js';
import { PayoutOwners } from '../payout-owners.js';

let world: PaymentWorld;
beforeAll(async () => {
  world = await createPaymentWorld();
});
afterAll(() => world.close());

const ACCOUNT = '{ payoutAccount { started ready requirements { topic text } } }';
const START =
  'mutation { startPayoutOnboarding { __typename ... on PaymentPage { url } ... on UserError { code message } } }';

interface Account {
  payoutAccount: { started: boolean; ready: boolean; requirements: { topic: string; text: string }[] };
}
interface Started {
  startPayoutOnboarding: { __typename: string; url?: string; code?: string };
}

function provider() {
  const providerId = newId<ProviderId>();
  const actor = world.actor(['provider']);
  world
    .get(PayoutOwners)
    .register((userId) =>
      Promise.resolve(userId === actor.userId ? { providerId, email: 'cleaner@example.org' } : null),
    );
  return { providerId, actor };
}

const readiness = (providerId: string) =>
  world.heard.flatMap((event) =>
    event.type === 'PayoutReadinessChanged' && event.data.providerId === providerId ? [event.data.ready] : [],
  );

describe('a provider who wants to be paid', () => {
  it('is led to Stripe’s page, told in plain words what is missing, and ready once Stripe says so', async () => {
    const { providerId, actor } = provider();
    expect((await world.graphql<Account>(ACCOUNT, {}, { as: actor })).data.payoutAccount).toEqual({
      started: false,
      ready: false,
      requirements: [],
    });

    const started = await world.graphql<Started>(START, {}, { as: actor });
    const url = started.data.startPayoutOnboarding.url ?? '';
    expect(url).toContain('/connect/onboarding/');
    const refreshed = await world.graphql<{ refreshPayoutAccount: Account['payoutAccount'] }>(
      'mutation { refreshPayoutAccount { started ready requirements { topic text } } }',
      {},
      { as: actor },
    );
    expect(refreshed.data.refreshPayoutAccount).toMatchObject({ started: true, ready: false });
    expect(refreshed.data.refreshPayoutAccount.requirements).toContainEqual({
      topic: 'BANK_ACCOUNT',
      text: 'L’IBAN du compte à créditer',
    });
    expect(refreshed.data.refreshPayoutAccount.requirements.map(({ topic }) => topic)).not.toContain('OTHER');

    const form = {
      given_name: 'Sacha', surname: 'Petit', date_of_birth: '1990-05-17', address_line1: '1 rue de la Paix', postal_code: '75002',
      city: 'Paris', phone: '+33612345678', iban: 'FR1420041010050500013M02606', identity_document: 'verified', terms: 'on',
    }; // prettier-ignore
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toContain('/provider/payouts?from=stripe');
    await world.settle();
    expect((await world.graphql<Account>(ACCOUNT, {}, { as: actor })).data.payoutAccount).toEqual({
      started: true,
      ready: true,
      requirements: [],
    });
    expect(readiness(providerId)).toEqual([true]);
  });

  it('is no longer ready when Stripe restricts the account', async () => {
    const providerId = await world.providerWithAccount();
    const account = await world.db.prisma.payoutAccount.findUniqueOrThrow({ where: { providerId } });
    world.sandbox.accounts.restrict(account.stripeAccountId ?? '');
    await world.settle();
    expect(readiness(providerId)).toEqual([true, false]);
  });

  it('gets one account however often they start', async () => {
    const { providerId, actor } = provider();
    await Promise.all([1, 2, 3].map(() => world.graphql<Started>(START, {}, { as: actor })));
    expect(await world.db.prisma.payoutAccount.count({ where: { providerId } })).toBe(1);
    const created = world.sandbox
      .requests()
      .filter((request) => request.path === '/v2/core/accounts' && request.idempotencyKey?.includes(providerId));
    expect(created.filter((request) => !request.replayed && request.status < 300)).toHaveLength(1);
  });

  it('is told to try again when Stripe gives no answer', async () => {
    const { actor } = provider();
    world.sandbox.faults.next({ method: 'POST', path: '/v2/core/accounts', kind: 'cut-before', times: 5 });
    const started = await world.graphql<Started>(START, {}, { as: actor, locale: 'en' });
    expect(started.data.startPayoutOnboarding).toMatchObject({
      __typename: 'PaymentUnavailable',
      code: 'PAYMENT_UNAVAILABLE',
    });
    world.sandbox.faults.clear();
  });

  it('proves again who they are when they signed in more than ten minutes ago; nothing is asked of Stripe before', async () => {
    const { providerId, actor } = provider();
    world.clock.advance(10 * MINUTE + 1);
    const stale = await world.graphql<Started>(START, {}, { as: actor, locale: 'en' });
    expect(stale.data.startPayoutOnboarding).toMatchObject({
      __typename: 'FreshSignInNeeded',
      code: 'FRESH_SIGN_IN_NEEDED',
      message: expect.stringContaining('password') as unknown,
    });
    expect(await world.db.prisma.payoutAccount.count({ where: { providerId } })).toBe(0);
    Object.assign(actor, { authenticatedAt: world.clock.now() });
    const fresh = await world.graphql<Started>(START, {}, { as: actor });
    expect(fresh.data.startPayoutOnboarding.__typename).toBe('PaymentPage');
  });

  it('is not found when they are no provider', async () => {
    const stranger = world.actor(['customer']);
    expect((await world.graphql(START, {}, { as: stranger })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await world.graphql(ACCOUNT)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('waits for the share of a visit until the account is ready', async () => {
    const providerId = newId<ProviderId>();
    const { bookingId } = await world.open({ providerId });
    await world.pay(bookingId);
    await world.settle();
    await world.transact(async (tx) => {
      await world.payments.capture(tx, bookingId);
      await world.payments.scheduleTransfer(tx, bookingId, world.clock.now());
    });
    await world.settle();
    await world.runJob('payment.transfer-due');
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'TRANSFER_PENDING', transferredCents: 0 });
  });
});
