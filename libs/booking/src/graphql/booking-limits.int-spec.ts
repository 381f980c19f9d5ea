import { createBookingWorld, NOW, type BookingWorld } from '../../../../test/support/booking-world.js';

describe('a customer, or a program, that asks without end', () => {
  let world: BookingWorld;
  beforeAll(async () => {
    world = await createBookingWorld({ role: 'web', rules: { quotesPerTenMinutes: 3, holdsPerTenMinutes: 2 } });
  });
  afterAll(() => world?.close());
  beforeEach(() => world.clock.set(NOW));

  const tooMany = expect.objectContaining({ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) as unknown });

  it('gets so many prices in ten minutes, failed requests included; others still get theirs', async () => {
    const [camille, denis, paul] = [await world.customer(), await world.customer('Denis'), await world.provider()];
    await world.quote(camille, paul, { serviceCode: 'gardening' });
    await world.quote(camille, paul);
    await world.quote(camille, paul);
    await expect(world.quote(camille, paul)).rejects.toEqual(tooMany);
    expect(await world.quote(denis, paul)).toMatchObject({ __typename: 'Quote' });
  });

  it('may try so many holds in ten minutes', async () => {
    const [camille, paul] = [await world.customer(), await world.provider()];
    const { id } = await world.quote(camille, paul);
    await world.hold(camille, id, { termsAccepted: false });
    expect(await world.hold(camille, id)).toMatchObject({ state: 'HELD' });
    await expect(world.hold(camille, id)).rejects.toEqual(tooMany);
  });

  it('is counted alias by alias within one request', async () => {
    const [camille, paul] = [await world.customer(), await world.provider()];
    const { id } = await world.quote(camille, paul);
    const one = (n: number) => `a${n}: holdBooking(input: { quoteId: "${id}", addressId: "${camille.addressId}",
      termsAccepted: false, earlyStartRequested: true, lossAcknowledged: true, idempotencyKey: "alias-key-number-${n}" }) { __typename }`;
    const { errors } = await world.graphql(`mutation { ${[1, 2, 3].map(one).join(' ')} }`, {}, { as: camille.token });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['RATE_LIMITED']);
  });
});
