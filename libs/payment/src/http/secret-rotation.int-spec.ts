import { createHmac } from 'node:crypto';
import { systemClock } from '#kernel';
import { createPaymentWorld, type PaymentWorld } from '../../../../test/support/payment-world.js';

const SOURCES = [
  ['PLATFORM', '/webhooks/stripe', 'platform'],
  ['CONNECT', '/webhooks/stripe/connect', 'connect'],
  ['THIN', '/webhooks/stripe/thin', 'thin'],
] as const;

/** Every address has its new secret first and the one that is going out after it. */
const ENVIRONMENT = {
  STRIPE_WEBHOOK_SECRETS: 'whsec_platform_new,whsec_platform_old',
  STRIPE_CONNECT_WEBHOOK_SECRETS: 'whsec_connect_new,whsec_connect_old',
  STRIPE_THIN_WEBHOOK_SECRETS: 'whsec_thin_new,whsec_thin_old',
};

let world: PaymentWorld;
beforeAll(async () => {
  world = await createPaymentWorld({ role: 'web', environment: ENVIRONMENT });
});
afterAll(() => world.close());

const signature = (body: string, secret: string, seconds: number): string =>
  createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
const nowSeconds = (): number => Math.floor(systemClock.now().getTime() / 1000);

let count = 0;
/** A new event sent with the header that is made for its body; the answer, and the row that is kept. */
async function send(path: string, header: (body: string) => string) {
  const eventId = `evt_rotation_${(count += 1)}`;
  const body = JSON.stringify({
    id: eventId,
    object: 'event',
    type: 'plan.created',
    data: { object: { id: 'plan_1' } },
  });
  const answer = await world.http
    .post(path)
    .set({ 'content-type': 'application/json', 'stripe-signature': header(body) })
    .send(body);
  return { status: answer.status, row: await world.db.prisma.stripeInboxEvent.findUnique({ where: { eventId } }) };
}

describe('while webhook secrets are rotated', () => {
  const secrets = SOURCES.flatMap(([source, path, name]) => [
    [source, path, `whsec_${name}_new`, 200] as const,
    [source, path, `whsec_${name}_old`, 200] as const,
    [source, path, `whsec_${name}_older`, 400] as const,
    ...SOURCES.filter(([other]) => other !== source).map(
      ([, , other]) => [source, path, `whsec_${other}_new`, 400] as const,
    ),
  ]);
  it.each(secrets)('%s %s, signed with %s: %i', async (source, path, secret, expected) => {
    const { status, row } = await send(path, (body) => {
      const seconds = nowSeconds();
      return `t=${seconds},v1=${signature(body, secret, seconds)}`;
    });
    expect(status).toBe(expected);
    if (expected === 200) expect(row).toMatchObject({ source });
    else expect(row).toBeNull();
  });

  /** Far enough from the border of 300 seconds for a slow machine; the border itself is the rule's own test. */
  const ages = SOURCES.flatMap(([source, path, name]) =>
    ['new', 'old'].flatMap((which) =>
      [-360, -200, 200, 420].map(
        (offset) => [source, path, `whsec_${name}_${which}`, offset, Math.abs(offset) < 300 ? 200 : 400] as const,
      ),
    ),
  );
  it.each(ages)('%s %s, with %s and a time %i seconds off: %i', async (_source, path, secret, offset, expected) => {
    const { status, row } = await send(path, (body) => {
      const seconds = nowSeconds() + offset;
      return `t=${seconds},v1=${signature(body, secret, seconds)}`;
    });
    expect(status).toBe(expected);
    expect(row === null).toBe(expected === 400);
  });

  const malformed: readonly (readonly [string, (body: string, secret: string) => string])[] = [
    ['an empty header', () => ''],
    ['no time', (body, secret) => `v1=${signature(body, secret, nowSeconds())}`],
    ['a time that is no number', (body, secret) => `t=soon,v1=${signature(body, secret, nowSeconds())}`],
    ['no signature', () => `t=${nowSeconds()}`],
    ['a cut signature', (body, secret) => `t=${nowSeconds()},v1=${signature(body, secret, nowSeconds()).slice(0, 63)}`],
    ['only the test scheme', (body, secret) => `t=${nowSeconds()},v0=${signature(body, secret, nowSeconds())}`],
  ];
  it.each(
    SOURCES.flatMap(([source, path, name]) =>
      malformed.map(([what, make]) => [source, what, path, name, make] as const),
    ),
  )('%s is refused with %s', async (_source, _what, path, name, make) => {
    expect(await send(path, (body) => make(body, `whsec_${name}_new`))).toEqual({ status: 400, row: null });
  });

  it.each(SOURCES)('%s: Stripe signs with both meanwhile, and either is enough', async (_source, path, name) => {
    const { status } = await send(path, (body) => {
      const seconds = nowSeconds();
      const [unknown, known] = ['whsec_next', `whsec_${name}_old`].map((secret) => signature(body, secret, seconds));
      return `t=${seconds},v1=${unknown},v1=${known}`;
    });
    expect(status).toBe(200);
  });
});
