import { firstOpenStep, type Draft } from './draft';

const COMPLETE: Draft = {
  serviceCode: 'regular-cleaning',
  extraCodes: [],
  home: { surfaceSquareMetres: 60, rooms: 3, bathrooms: 1 },
  lengthFrom: 'HOME',
  durationMinutes: 180,
  place: { id: '69383', name: 'Lyon 3e Arrondissement' },
  date: '2199-01-31',
  start: '2199-01-31T09:00:00Z',
  addressId: 'home',
  replaces: null,
};

describe('how far a booking has come', () => {
  it('with everything chosen, the quote', () => expect(firstOpenStep(COMPLETE)).toBe('quote'));

  it.each([{ serviceCode: null }, { durationMinutes: null }, { place: null }])(
    'without %j it begins with the service, whatever was chosen after',
    (missing) => expect(firstOpenStep({ ...COMPLETE, ...missing })).toBe('service'),
  );

  it('without a start, or with one that has passed, a slot is to be chosen', () => {
    expect(firstOpenStep({ ...COMPLETE, start: null })).toBe('slot');
    expect(firstOpenStep({ ...COMPLETE, start: '2020-01-31T09:00:00Z' })).toBe('slot');
  });

  it('without an address, the address', () => expect(firstOpenStep({ ...COMPLETE, addressId: null })).toBe('address'));
});
