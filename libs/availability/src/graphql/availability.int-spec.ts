import {
  createProviderWorld,
  NOW,
  type Applicant,
  type Person,
  type ProviderWorld,
} from '../../../../test/support/provider-world.js';
import { AvailabilityModule } from '../availability.module.js';

const FIELDS = `timeZone weeklyHours { weekday startMinute endMinute }
  exceptions { date hours { startMinute endMinute } } timeOff { id start end } settings { bufferAfterMinutes minNoticeMinutes }`;
const MINE = `__typename ... on UserError { code message } ... on MyAvailability { ${FIELDS} }`;
const HOURS = `mutation ($input: WeeklyHoursInput!) { setWeeklyHours(input: $input) { ${MINE} ... on InvalidHours { reason } } }`;
const EXCEPTION = `mutation ($input: DateExceptionInput!) { setDateException(input: $input) { ${MINE} } }`;
const NO_EXCEPTION = `mutation ($date: LocalDate!) { removeDateException(date: $date) { exceptions { date } } }`;
const AWAY = `mutation ($input: TimeOffInput!) { addTimeOff(input: $input) { ${MINE} } }`;
const BACK = `mutation ($id: ID!) { removeTimeOff(id: $id) { ${MINE} } }`;
const SETTINGS = `mutation ($input: AvailabilitySettingsInput!) { updateAvailabilitySettings(input: $input) { ${MINE} ... on InvalidAvailabilitySettings { field minimum maximum } } }`;
const SLOTS = `query ($id: ID!, $from: LocalDate!, $to: LocalDate!, $minutes: Int!, $place: SlotPlaceInput, $placeId: ID, $addressId: ID) {
  freeSlots(providerId: $id, from: $from, to: $to, durationMinutes: $minutes, place: $place, placeId: $placeId, addressId: $addressId) { start end } }`;

const tuesday = [{ weekday: 2, startMinute: 540, endMinute: 720 }];

describe('availability over the API', () => {
  let world: ProviderWorld;
  let provider: Applicant;
  beforeAll(async () => {
    world = await createProviderWorld({ modules: [AvailabilityModule] });
    provider = await world.applicant();
  });
  afterAll(() => world?.close());

  const change = (query: string, variables: object, by: Person = provider) => world.ask(query, { ...variables }, by);
  const slots = async (variables: object = {}, by?: { token: string }) => {
    const asked = { id: provider.providerId, from: '2026-11-23', to: '2026-11-29', minutes: 120, ...variables };
    return world.graphql<{ freeSlots: { start: string }[] }>(SLOTS, asked, by ? { as: by.token } : {});
  };

  it('a provider starts with no hours and ordinary settings', async () => {
    const { data } = await world.graphql<Record<string, unknown>>(
      `{ myAvailability { ${FIELDS} } }`,
      {},
      { as: provider.token },
    );
    expect(data['myAvailability']).toEqual({
      ...{ timeZone: 'Europe/Paris', weeklyHours: [], exceptions: [], timeOff: [] },
      settings: { bufferAfterMinutes: 15, minNoticeMinutes: 720 },
    });
  });

  it('says when they work, changes it, and reads the whole of it in every answer', async () => {
    expect(await change(HOURS, { input: { hours: tuesday } })).toMatchObject({
      __typename: 'MyAvailability',
      weeklyHours: tuesday,
    });
    const exception = { date: '2026-11-26', hours: [{ startMinute: 600, endMinute: 780 }] };
    expect(await change(EXCEPTION, { input: exception })).toMatchObject({ exceptions: [exception] });
    const stranger = await world.applicant();
    await change(AWAY, { input: { start: '2026-11-25T09:00:00Z', end: '2026-11-25T12:00:00Z' } }, stranger);
    const away = await change(AWAY, { input: { start: '2026-11-26T11:00:00+01:00', end: '2026-11-26T12:00:00Z' } });
    expect(away).toMatchObject({ timeOff: [{ start: '2026-11-26T10:00:00.000Z', end: '2026-11-26T12:00:00.000Z' }] });
    expect((await slots({}, provider)).data.freeSlots.map(({ start }) => start)).toEqual([
      '2026-11-24T08:00:00.000Z',
      '2026-11-24T08:30:00.000Z',
      '2026-11-24T09:00:00.000Z',
    ]);

    const [{ id }] = away['timeOff'] as [{ id: string }];
    expect(await change(BACK, { id }, stranger)).toMatchObject({ code: 'TIME_OFF_NOT_FOUND' });
    const holiday = { start: '2026-11-25T00:00:00+01:00', end: '2026-11-26T00:00:00+01:00' };
    const both = (await change(AWAY, { input: holiday }))['timeOff'] as { id: string }[];
    expect(both).toHaveLength(2);
    const later = both.find((other) => other.id !== id)?.id ?? '';
    expect(await change(BACK, { id })).toMatchObject({ timeOff: [{ id: later }] });
    expect(await change(BACK, { id: later })).toMatchObject({ timeOff: [] });
    expect((await slots({}, provider)).data.freeSlots).toHaveLength(6);
    expect(await change(NO_EXCEPTION, { date: '2026-11-26' })).toEqual({ exceptions: [] });
    expect(await change(SETTINGS, { input: { minNoticeMinutes: 2_880 } })).toMatchObject({
      settings: { bufferAfterMinutes: 15, minNoticeMinutes: 2_880 },
    });
    expect((await slots({}, provider)).data.freeSlots).toHaveLength(0);
    await change(SETTINGS, { input: { minNoticeMinutes: 720 } });
  });

  it('no longer shows an absence that is over', async () => {
    const away = { start: '2026-11-23T14:00:00Z', end: '2026-11-23T16:00:00Z' };
    const shown = async () => (await change(SETTINGS, { input: {} }))['timeOff'] as unknown[];
    await change(AWAY, { input: away });
    world.clock.set(new Date(Date.parse(away.end) - 1));
    expect(await shown()).toHaveLength(1);
    world.clock.set(away.end);
    expect(await shown()).toHaveLength(0);
    world.clock.set(NOW);
  });

  it('is told in words what can’t be', async () => {
    expect(
      await change(HOURS, { input: { hours: [...tuesday, { weekday: 2, startMinute: 705, endMinute: 800 }] } }),
    ).toMatchObject({ code: 'INVALID_HOURS', reason: 'QUARTER_HOUR' });
    expect(
      await change(HOURS, { input: { hours: [...tuesday, { weekday: 2, startMinute: 705, endMinute: 810 }] } }),
    ).toMatchObject({
      ...{
        code: 'INVALID_HOURS',
        reason: 'OVERLAP',
        message: 'These hours can’t be. Two ranges of the same day overlap.',
      },
    });
    expect(await change(EXCEPTION, { input: { date: '2026-11-22', hours: [] } })).toMatchObject({
      code: 'INVALID_EXCEPTION_DATE',
    });
    expect(await change(AWAY, { input: { start: '2026-11-26T12:00:00Z', end: '2026-11-26T12:00:00Z' } })).toMatchObject(
      { code: 'INVALID_TIME_OFF' },
    );
    expect(await change(SETTINGS, { input: { horizonDays: 0 } })).toMatchObject({
      field: 'horizonDays',
      minimum: 1,
      maximum: 90,
      message: 'The value must be between 1 and 90.',
    });
  });

  it.each([
    ['no provider', { id: '019ac000-0000-7000-8000-000000000001' }, 'NOT_FOUND'],
    ['what is no id', { id: "'; DROP" }, 'NOT_FOUND'],
    ['a window that ends before it begins', { to: '2026-11-22' }, 'BAD_USER_INPUT'],
    ['more than a month', { to: '2026-12-24' }, 'BAD_USER_INPUT'],
    ['a day that does not exist', { from: '2026-02-30' }, 'BAD_USER_INPUT'],
    ['a visit without an end', { minutes: 100_000 }, 'BAD_USER_INPUT'],
    ['a place off the Earth', { place: { lat: 91, lng: 0 } }, 'BAD_USER_INPUT'],
    ['two places at once', { placeId: '69383', place: { lat: 45, lng: 4 } }, 'BAD_USER_INPUT'],
    ['a place nobody knows', { placeId: '00000' }, 'NOT_FOUND'],
    ['an address that is not theirs', { addressId: '019ac000-0000-7000-8000-000000000002' }, 'NOT_FOUND'],
    ['what is no address', { addressId: 'home' }, 'BAD_USER_INPUT'],
  ])('free slots of %s are refused', async (_, variables, code) => {
    expect((await slots(variables, provider)).errors?.[0]?.extensions.code).toBe(code);
  });

  it('only a listed provider’s free slots are anyone’s to see, and only a provider has hours', async () => {
    expect((await slots()).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const listed = await world.listed(await world.reviewer());
    await change(HOURS, { input: { hours: tuesday } }, listed);
    expect((await slots({ id: listed.providerId })).data.freeSlots).toHaveLength(3);
    expect((await slots({ id: listed.providerId, place: { lat: 45.76, lng: 4.86 } })).data.freeSlots).toHaveLength(3);
    const customer = await world.person({ roles: ['customer'] });
    const anonymous = await slots({ id: listed.providerId, addressId: '019ac000-0000-7000-8000-000000000002' });
    expect(anonymous.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const refused = await world.graphql(HOURS, { input: { hours: [] } }, { as: await world.tokenOf(customer.id) });
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
