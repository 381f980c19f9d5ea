import { DAY, plus } from '#kernel';
import { canReply, canReport, canSee } from './review.policy.js';
import { checkReason, checkReview, checkText } from './review-text.js';
import { inWindow, isPublicationDue, windowClosesAt } from './review-window.js';
import { sideOf, subjectOf, type ReviewableBooking } from './reviewable-booking.js';

const fine = { overall: 5, punctuality: 4, quality: 5, communication: 3, text: 'Très soigneuse, à l’heure.' };

describe('what a review may say', () => {
  it('is four marks from 1 to 5 and a text, kept tidy', () => {
    expect(checkReview({ ...fine, text: '  Bien\r\nfait.\u0000 ' })).toEqual({
      ok: true,
      value: { ...fine, text: 'Bien\nfait.' },
    });
    expect(checkReview({ ...fine, text: '' })).toMatchObject({ ok: true });
  });

  it.each([
    ['overall', 0],
    ['punctuality', 6],
    ['quality', 4.5],
    ['communication', Number.NaN],
  ])('is not %s = %d', (field, value) => {
    expect(checkReview({ ...fine, [field]: value })).toEqual({ ok: false, error: { kind: 'InvalidReview', field } });
  });

  it('is not longer than 2,000 characters', () => {
    expect(checkReview({ ...fine, text: 'a'.repeat(2_000) })).toMatchObject({ ok: true });
    expect(checkReview({ ...fine, text: 'a'.repeat(2_001) })).toEqual({
      ok: false,
      error: { kind: 'InvalidReview', field: 'text' },
    });
    expect(checkText(' ', 'reply', 1)).toEqual({ ok: false, error: { kind: 'InvalidReview', field: 'reply' } });
    expect(checkReason('no', 'reason')).toEqual({ ok: false, error: { kind: 'InvalidReview', field: 'reason' } });
  });

  it('may be the worst marks of all, and a moderator’s reason from three to 2,000 characters', () => {
    const worst = { overall: 1, punctuality: 1, quality: 1, communication: 1, text: '' };
    expect(checkReview(worst)).toEqual({ ok: true, value: worst });
    for (const reason of ['Non', 'a'.repeat(2_000), 'Appelé au 06 12 34 56 78'])
      expect(checkReason(` ${reason} `, 'reason')).toEqual({ ok: true, value: reason });
    for (const reason of ['', ' no ', 'a'.repeat(2_001)])
      expect(checkReason(reason, 'reason')).toMatchObject({ error: { field: 'reason' } });
  });

  it.each([
    'Appelez le 06 12 34 56 78',
    'ecrire a jeanne@exemple.fr',
    'voir www.exemple.fr/offre',
    'FR76 3000 6000 0112 3456 7890 189',
    '+33 (0)6.12.34.56.78',
  ])('holds no contact: %s', (text) => {
    expect(checkReview({ ...fine, text })).toEqual({ ok: false, error: { kind: 'ContactInReview' } });
  });

  it.each(['Arrivée à 9 h 30, partie à 12 h.', '90 m² en 3 heures, le 14/07/2026', 'Deux visites en 2026 !'])(
    'may hold numbers: %s',
    (text) => {
      expect(checkReview({ ...fine, text })).toMatchObject({ ok: true });
    },
  );
});

describe('the window', () => {
  const completedAt = new Date('2026-11-22T10:00:00Z');
  const booking = { closesAt: windowClosesAt(completedAt) };

  it('is fourteen days, the last instant out', () => {
    expect(booking.closesAt).toEqual(plus(completedAt, 14 * DAY));
    expect(inWindow(booking, plus(booking.closesAt, -1)).ok).toBe(true);
    expect(inWindow(booking, booking.closesAt)).toEqual({
      ok: false,
      error: { kind: 'ReviewWindowClosed', closedAt: booking.closesAt },
    });
  });

  it.each([
    [0, -1, false],
    [1, -1, false],
    [2, -1, true],
    [0, 0, true],
    [1, 0, true],
  ])('publishes with %d reviews %d ms from the deadline: %s', (reviews, offset, due) => {
    expect(isPublicationDue(booking, reviews, plus(booking.closesAt, offset))).toBe(due);
  });
});

describe('who may do what', () => {
  const booking = { customerId: 'customer', providerUserId: 'provider' } as ReviewableBooking;
  const review = (changes: object = {}) => ({
    authorUserId: 'customer',
    subjectUserId: 'provider',
    providerId: 'p',
    publishedAt: new Date(0),
    removedAt: null,
    ...changes,
  });
  const hidden = review({ publishedAt: null });
  const removed = review({ removedAt: new Date(0) });
  const ofCustomer = review({ authorUserId: 'provider', subjectUserId: 'customer', providerId: null });

  it('only the two people of a visit have a side in it', () => {
    expect(['customer', 'provider', 'stranger'].map((user) => sideOf(booking, user))).toEqual([
      'CUSTOMER',
      'PROVIDER',
      null,
    ]);
    expect([subjectOf(booking, 'CUSTOMER'), subjectOf(booking, 'PROVIDER')]).toEqual(['provider', 'customer']);
  });

  it.each([
    ['published', review(), { customer: 's', provider: 'srR', stranger: 'sR' }],
    ['not yet published', hidden, { customer: 's', provider: '', stranger: '' }],
    ['removed', removed, { customer: 's', provider: '', stranger: '' }],
    ['about the customer', ofCustomer, { customer: 'srR', provider: 's', stranger: '' }],
  ])('a review that is %s', (_, one, rights) => {
    const of = (user: string) =>
      [canSee(user, one) ? 's' : '', canReply(user, one) ? 'r' : '', canReport(user, one) ? 'R' : ''].join('');
    expect({ customer: of('customer'), provider: of('provider'), stranger: of('stranger') }).toEqual(rights);
  });
});
