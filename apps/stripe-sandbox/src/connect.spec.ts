import { capturedPayment, failureOf, post, startBench, type Bench } from './testing/bench.js';

const PERSON = {
  given_name: 'Inès',
  surname: 'Moreau',
  date_of_birth: '1988-04-12',
  address_line1: '3 rue de la Paix',
  postal_code: '44000',
  city: 'Nantes',
  phone: '+33600000000',
  iban: 'FR14 2004 1010 0505 0001 3M02 606',
  identity_document: 'verified',
  terms: 'on',
};

describe('connected accounts', () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await startBench();
  });

  afterEach(async () => {
    await bench.close();
  });

  const newAccount = async (): Promise<string> => {
    const account = await bench.stripe.v2.core.accounts.create({
      contact_email: 'ines@example.test',
      dashboard: 'express',
      identity: { country: 'FR', entity_type: 'individual' },
      configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
      metadata: { providerId: 'p1' },
    });
    return account.id;
  };

  const onboardingLink = async (account: string): Promise<string> => {
    const link = await bench.stripe.v2.core.accountLinks.create({
      account,
      use_case: {
        type: 'account_onboarding',
        account_onboarding: { refresh_url: 'https://app.test/refresh', return_url: 'https://app.test/return' },
      },
    });
    return link.url;
  };

  const statusOf = async (account: string): Promise<{ status: string | undefined; asked: string[] }> => {
    const found = await bench.stripe.v2.core.accounts.retrieve(account, {
      include: ['configuration.recipient', 'requirements'],
    });
    return {
      status: found.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status,
      asked: (found.requirements?.entries ?? []).map(({ description }) => description),
    };
  };

  it('pays a provider nothing before the onboarding is done', async () => {
    const account = await newAccount();
    expect(await statusOf(account)).toMatchObject({
      status: 'restricted',
      asked: expect.arrayContaining(['identity.individual.surname']),
    });
    const { charge } = await capturedPayment(bench, 5_000);
    const transfer = bench.stripe.transfers.create({
      amount: 4_000,
      currency: 'eur',
      destination: account,
      source_transaction: charge,
    });
    expect(await failureOf(transfer)).toMatchObject({ code: 'insufficient_capabilities_for_transfer' });
  });

  it('leaves out of an account what was not asked for', async () => {
    const account = await newAccount();
    expect(await bench.stripe.v2.core.accounts.retrieve(account)).toMatchObject({
      configuration: null,
      requirements: null,
      identity: null,
      metadata: { providerId: 'p1' },
    });
  });

  it('activates a provider who fills the form, once per link', async () => {
    const account = await newAccount();
    const url = await onboardingLink(account);
    const page = await fetch(url, { headers: { 'accept-language': 'fr-FR' } });
    expect(await page.text()).toContain('Recevoir vos paiements');
    expect(await post(url, PERSON)).toMatchObject({ status: 303, location: 'https://app.test/return' });
    expect(await statusOf(account)).toEqual({ status: 'active', asked: [] });
    expect(await post(url, PERSON)).toMatchObject({ status: 303, location: 'https://app.test/refresh' });
  });

  it.each([
    ['date_of_birth', '2020-01-01'],
    ['date_of_birth', '31/12/1988'],
    ['iban', 'not an iban'],
    ['surname', ''],
    ['terms', ''],
  ])('shows the form again when %s is "%s"', async (field, value) => {
    const account = await newAccount();
    const answer = await post(await onboardingLink(account), { ...PERSON, [field]: value });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('role="alert"');
    expect((await statusOf(account)).status).toBe('restricted');
  });

  it('keeps a provider waiting while the document is checked', async () => {
    const account = await newAccount();
    await post(await onboardingLink(account), { ...PERSON, identity_document: 'unverified' });
    expect(await statusOf(account)).toEqual({
      status: 'pending',
      asked: ['identity.individual.documents.primary_verification'],
    });
    bench.control.accounts.completeOnboarding(account);
    expect((await statusOf(account)).status).toBe('active');
    bench.control.accounts.restrict(account);
    expect((await statusOf(account)).status).toBe('restricted');
  });

  it('opens accounts for those who were there before, ready, and no event tells of it', async () => {
    const before = bench.control.webhooks.deliveries().length;
    const thin = async () => (await bench.stripe.v2.core.events.list()).data.length;
    const events = await thin();
    const [account = '', other = ''] = bench.control.accounts.openReady(2);
    expect(account).not.toBe(other);
    expect(await statusOf(account)).toEqual({ status: 'active', asked: [] });
    expect(bench.control.webhooks.deliveries()).toHaveLength(before);
    expect(await thin()).toBe(events);
  });

  it('sends an expired link back to be made again', async () => {
    const url = await onboardingLink(await newAccount());
    bench.control.clock.advance({ seconds: 301 });
    const answer = await fetch(url, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, 'https://app.test/refresh']);
  });
});
