import { newId } from '#kernel';
import {
  createProviderWorld,
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

const directory = () => world.get(ProviderDirectory);
const isListed = async (provider: Applicant) => (await directory().find(provider.providerId))!.listed;
const mine = (provider: Applicant) => world.ask(QUERIES.mine, {}, provider);

describe('what other features tell', () => {
  it.each([
    [
      'payouts that stop',
      (providerId: string) => ({ type: 'PayoutReadinessChanged', data: { providerId, ready: false } }) as const,
      'PAYOUTS_NOT_READY',
    ],
    [
      'hours that go',
      (providerId: string) => ({ type: 'WorkingHoursChanged', data: { providerId, hasWorkingHours: false } }) as const,
      'NO_WORKING_HOURS',
    ],
  ])('%s pause the listing', async (_, event, code) => {
    const provider = await world.listed(reviewer);
    await world.publish(event(provider.providerId));
    expect(await mine(provider)).toMatchObject({ listingState: 'PAUSED', pausedBy: 'RULE', missing: [{ code }] });
  });

  it('an account that loses its good standing is hidden and given back with it', async () => {
    const provider = await world.listed(reviewer);
    await world.publish({ type: 'UserStandingChanged', data: { userId: provider.id, standing: 'BANNED' } });
    expect(await isListed(provider)).toBe(false);
    await world.publish({ type: 'UserStandingChanged', data: { userId: provider.id, standing: 'GOOD' } });
    expect(await isListed(provider)).toBe(true);
  });

  it('a review counts once, however often it is told', async () => {
    const provider = await world.listed(reviewer);
    const review = (reviewId: string, overall: number) =>
      ({
        type: 'ReviewPublished',
        data: { reviewId, bookingId: newId(), subjectUserId: provider.id, providerId: provider.providerId, overall },
      }) as const;
    const [first, second] = [newId(), newId()];
    await world.publish(review(first, 5), review(first, 5), review(second, 4));
    await world.publish(review(first, 5));
    expect(await directory().find(provider.providerId)).toMatchObject({
      ratingAverage: 4.5,
      ratingCount: 2,
      ratingSum: 9,
    });
    expect(await world.ask(QUERIES.provider, { id: provider.providerId })).toMatchObject({
      ratingAverage: 4.5,
      ratingCount: 2,
    });
  });

  it('a review that was taken down stops counting, in whatever order and however often it is told', async () => {
    const provider = await world.listed(reviewer);
    const { providerId } = provider;
    const told = <Type extends 'ReviewPublished' | 'ReviewRemoved'>(type: Type, reviewId: string, overall: number) =>
      ({ type, data: { reviewId, bookingId: newId(), subjectUserId: provider.id, providerId, overall } }) as const;
    const [kept, removed, early] = [newId(), newId(), newId()];
    await world.publish(told('ReviewPublished', kept, 5), told('ReviewPublished', removed, 1));
    await world.publish(told('ReviewRemoved', removed, 1), told('ReviewRemoved', early, 2));
    await world.publish(
      told('ReviewRemoved', removed, 1),
      told('ReviewPublished', removed, 1),
      told('ReviewPublished', early, 2),
    );
    expect(await directory().find(providerId)).toMatchObject({ ratingCount: 1, ratingSum: 5 });
  });

  it('about an unknown provider changes nothing and stops nothing', async () => {
    await world.publish({ type: 'PayoutReadinessChanged', data: { providerId: newId(), ready: true } });
  });
});
