import { AuditLog } from '#audit';
import {
  createProviderWorld,
  MUTATIONS,
  QUERIES,
  type Applicant,
  type Person,
  type ProviderWorld,
} from '../../../../test/support/provider-world.js';
import { ProviderDirectory } from '../provider-directory.js';

let world: ProviderWorld;
let reviewer: Person;
beforeAll(async () => {
  world = await createProviderWorld();
  reviewer = await world.reviewer();
});
afterAll(() => world.close());

const STATEMENT = 'Two customers reported that keys were not returned; until this is cleared up the listing is hidden.';
const directory = () => world.get(ProviderDirectory);
const isListed = async (provider: Applicant) => (await directory().find(provider.providerId))!.listed;
const mine = (provider: Applicant) => world.ask(QUERIES.mine, {}, provider);
const told = async (provider: Applicant, type: string) => {
  await world.settle();
  return world.events.filter(
    (event) => event.type === type && 'providerId' in event.data && event.data.providerId === provider.providerId,
  );
};

describe('a suspension', () => {
  it('is a person’s act with its reasons; the provider reads them, appeals once, and gets the listing back as it was', async () => {
    const provider = await world.listed(reviewer);
    const suspend = (statement: string) =>
      world.ask(MUTATIONS.suspend, { providerId: provider.providerId, statement }, reviewer);
    expect(await suspend('bad')).toMatchObject({ __typename: 'StatementTooShort' });
    expect(await suspend(STATEMENT)).toMatchObject({ listingState: 'SUSPENDED' });
    expect(await isListed(provider)).toBe(false);
    expect(await mine(provider)).toMatchObject({
      suspension: { reasonCode: 'SAFETY', statement: STATEMENT, appeal: null },
    });
    expect(await world.ask(MUTATIONS.publish, {}, provider)).toMatchObject({
      __typename: 'ListingStateConflict',
      state: 'SUSPENDED',
    });
    const statement = 'The keys were returned the same evening; I can show the messages that prove it.';
    expect(await world.ask(MUTATIONS.appeal, { statement }, provider)).toMatchObject({
      suspension: { appeal: statement },
    });
    expect(await world.ask(MUTATIONS.appeal, { statement }, provider)).toMatchObject({ __typename: 'NothingToAppeal' });
    expect(
      await world.ask(MUTATIONS.reinstate, { providerId: provider.providerId, statement: STATEMENT }, reviewer),
    ).toMatchObject({ listingState: 'LISTED', suspension: null });
    expect(await isListed(provider)).toBe(true);
    expect(
      (await told(provider, 'ProviderSuspensionChanged')).map(({ data }) =>
        'suspended' in data ? data.suspended : null,
      ),
    ).toEqual([true, false]);
    const { entries } = await world.get(AuditLog).list({ subject: { type: 'provider', id: provider.providerId } });
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['provider.suspended', 'suspension.appealed', 'provider.reinstated']),
    );
    const [row] = await world.db.query<{ text: string }>(
      'test-suspension',
      'SELECT row_to_json(s)::text AS text FROM provider_suspension s WHERE provider_id = $1',
      [provider.providerId],
    );
    expect(row?.text).not.toMatch(/keys|evening/);
  });

  it('is one provider’s alone: another’s appeal and return leave it as it is', async () => {
    const [first, second] = [await world.listed(reviewer), await world.listed(reviewer)];
    const act = (mutation: string, provider: Applicant) =>
      world.ask(mutation, { providerId: provider.providerId, statement: STATEMENT }, reviewer);
    await act(MUTATIONS.suspend, first);
    await act(MUTATIONS.suspend, second);
    const statement = 'The complaint was about somebody else: I was not in Lyon on that day, as my tickets show.';
    expect(await world.ask(MUTATIONS.appeal, { statement }, second)).toMatchObject({
      suspension: { appeal: statement },
    });
    expect(await mine(first)).toMatchObject({ suspension: { appeal: null } });
    expect(await act(MUTATIONS.reinstate, second)).toMatchObject({ listingState: 'LISTED' });
    expect(await mine(first)).toMatchObject({ listingState: 'SUSPENDED', suspension: { statement: STATEMENT } });
  });

  it('does not end because a credential changes meanwhile', async () => {
    const provider = await world.listed(reviewer);
    await world.ask(MUTATIONS.suspend, { providerId: provider.providerId, statement: STATEMENT }, reviewer);
    await world.publish({ type: 'PayoutReadinessChanged', data: { providerId: provider.providerId, ready: true } });
    expect(await mine(provider)).toMatchObject({ listingState: 'SUSPENDED' });
  });
});
