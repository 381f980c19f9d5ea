import type { BookableProvider, BookingWorld, Customer, Person } from '../../../../test/support/booking-world.js';
import { createBookingWorld } from '../../../../test/support/booking-world.js';

const PAGE = `nodes { id reference state customerPublicName providerPublicName totalCents } pageInfo { hasNextPage endCursor }`;
interface Found {
  readonly nodes: { readonly id: string; readonly reference: string; readonly state: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

describe('staff look for bookings', () => {
  let world: BookingWorld;
  let camille: Customer;
  let paul: BookableProvider;
  let support: Person;
  let older: { id: string };
  let newer: { id: string };
  beforeAll(async () => {
    world = await createBookingWorld();
    camille = await world.customer();
    paul = await world.provider();
    support = await world.person('Sam', ['admin'], ['support']);
    older = await world.paid(camille, paul);
    newer = await world.held(await world.customer('Léa'), paul, { start: '2026-11-27T09:00:00Z' });
  });
  afterAll(() => world?.close());

  const search = (as: Person, more = ''): Promise<Found> =>
    world.ask<Found>(`query { answer: staffBookings(${more || 'first: 20'}) { ${PAGE} } }`, {}, as);
  const ids = async (more?: string): Promise<string[]> => (await search(support, more)).nodes.map(({ id }) => id);

  it('they find everybody’s, the newest first', async () => {
    expect(await ids()).toEqual([newer.id, older.id]);
  });

  it('page after page', async () => {
    const first = await search(support, 'first: 1');
    expect(first).toMatchObject({ nodes: [{ id: newer.id }], pageInfo: { hasNextPage: true } });
    const second = await search(support, `first: 1, after: "${first.pageInfo.endCursor ?? ''}"`);
    expect(second).toMatchObject({ nodes: [{ id: older.id }], pageInfo: { hasNextPage: false } });
  });

  it('by state, by reference, and by either side’s account', async () => {
    const { reference = '' } = (await search(support)).nodes.find(({ id }) => id === older.id) ?? {};
    expect(await ids('state: REQUESTED')).toEqual([older.id]);
    expect(await ids(`reference: "${reference}"`)).toEqual([older.id]);
    expect(await ids(`userId: "${camille.userId}"`)).toEqual([older.id]);
    expect(await ids(`userId: "${paul.userId}"`)).toEqual([newer.id, older.id]);
    expect(await ids('reference: "NOBODYS-1"')).toEqual([]);
  });

  it('every look is recorded with who looked and for whom', async () => {
    await search(support, `userId: "${camille.userId}"`);
    const [entry] = await world.db.query<{ action: string; actorId: string; subjectId: string }>(
      'test-last-look',
      `SELECT action, actor_id::text AS "actorId", subject_id AS "subjectId" FROM audit_entry WHERE action = 'bookings.searched' ORDER BY sequence DESC LIMIT 1`,
      [],
    );
    expect(entry).toEqual({ action: 'bookings.searched', actorId: support.userId, subjectId: camille.userId });
  });

  it('nobody else can', async () => {
    const reviewer = await world.person('Vera', ['admin'], ['vetting']);
    for (const who of [camille, paul, reviewer]) await expect(search(who)).rejects.toThrow();
  });
});
