import { canReview, canSeeProfile } from './provider.policy.js';

describe('who may', () => {
  it('review: anyone but the person themself', () => {
    expect(canReview('a', { userId: 'b' }).ok).toBe(true);
    expect(canReview('a', { userId: 'a' })).toEqual({ ok: false, error: { kind: 'OwnFileNotReviewable' } });
  });
  it('see a profile: everyone while it is listed, else its owner', () => {
    expect(canSeeProfile(null, { userId: 'a', listed: true })).toBe(true);
    expect(canSeeProfile(null, { userId: 'a', listed: false })).toBe(false);
    expect(canSeeProfile('b', { userId: 'a', listed: false })).toBe(false);
    expect(canSeeProfile('a', { userId: 'a', listed: false })).toBe(true);
  });
});
