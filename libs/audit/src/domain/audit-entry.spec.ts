import { findPersonalData } from './audit-entry.js';

const entry = { action: 'address.viewed', subject: { type: 'address', id: '0199-a' }, data: {} };

describe('what an audit entry may carry', () => {
  it('accepts ids, codes, numbers, instants and lists of codes', () => {
    const data = {
      bookingId: '0199c2a0-8a9c-7d2e-9d59-2f2a1c6c0f11',
      reason: 'INSURANCE_EXPIRED',
      at: '2026-11-22T09:00:00.000Z',
      version: 3,
      first: true,
      nothing: null,
      fields: ['street', 'door-code'],
    };
    expect(findPersonalData({ ...entry, data })).toBeNull();
  });

  it.each([
    ['an e-mail address', { contact: 'camille@example.org' }],
    ['a full name', { name: 'Camille Durand' }],
    ['a postal address', { place: '12 rue de la Paix' }],
    ['an accented word', { city: 'Orléans' }],
    ['a name inside a list', { names: ['ok', 'Camille Durand'] }],
    ['a long text', { text: 'x'.repeat(129) }],
  ])('refuses %s', (_, data) => {
    expect(findPersonalData({ ...entry, data })).toMatchObject({ kind: 'PersonalDataInAudit' });
  });

  it.each([
    [{ ...entry, action: 'Viewed' }, 'action'],
    [{ ...entry, subject: { type: 'Address', id: 'a' } }, 'subject.type'],
    [{ ...entry, subject: { type: 'address', id: '' } }, 'subject.id'],
    [{ ...entry, subject: { type: 'user', id: 'camille@example.org' } }, 'subject.id'],
    [{ ...entry, data: { 'bad key': 'x' } }, 'data'],
    [{ ...entry, data: { count: Number.NaN } }, 'data.count'],
    [{ ...entry, data: { good: 'ok', ratio: Infinity } }, 'data.ratio'],
  ])('names the field that is refused', (refused, field) => {
    expect(findPersonalData(refused)?.field).toBe(field);
  });
});
