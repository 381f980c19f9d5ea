import { badgesOf, type CheckedCredential } from './newcomer.js';

const credential = (type: string, more: Partial<CheckedCredential> = {}): CheckedCredential => ({
  type,
  subject: '',
  checkedAt: new Date('2026-10-01T08:00:00.000Z'),
  validUntil: null,
  ...more,
});
const DAY_ONE = new Date('2027-01-01T00:00:00.000Z');
const DAY_TWO = new Date('2027-02-01T00:00:00.000Z');

describe('the badges of a provider whom search does not know yet', () => {
  it('are one for each kind, in order, and say of a skill alone what it is about', () => {
    const skills = [credential('SKILL', { subject: 'windows' }), credential('SKILL', { subject: 'ironing' })];
    const references = [credential('REFERENCE', { subject: 'a' }), credential('REFERENCE', { subject: 'b' })];
    const badges = badgesOf([...skills, ...references, credential('IDENTITY', { validUntil: DAY_ONE })]);
    expect(badges.map(({ type, serviceCode, count }) => [type, serviceCode, count])).toEqual([
      ['IDENTITY', null, 1],
      ['REFERENCE', null, 2],
      ['SKILL', 'ironing', 1],
      ['SKILL', 'windows', 1],
    ]);
    expect(badges[0]).toMatchObject({ checkedAt: '2026-10-01T08:00:00.000Z', validUntil: '2027-01-01T00:00:00.000Z' });
  });

  it('hold as long as the last of a kind, without end as soon as one has none, and tell the latest look', () => {
    const early = credential('INSURANCE', { validUntil: DAY_ONE });
    const late = credential('INSURANCE', { validUntil: DAY_TWO, checkedAt: new Date('2026-11-01T08:00:00.000Z') });
    expect(badgesOf([early, late])[0]).toMatchObject({
      validUntil: DAY_TWO.toISOString(),
      checkedAt: '2026-11-01T08:00:00.000Z',
    });
    for (const order of [
      [early, credential('INSURANCE')],
      [credential('INSURANCE'), early],
    ])
      expect(badgesOf(order)[0]).toMatchObject({ validUntil: null, count: 2 });
  });
});
