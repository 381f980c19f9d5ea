import { readAddress, type AddressDraft } from './address.js';

const draft: AddressDraft = {
  label: null,
  street: '12 rue des Abbesses',
  complement: null,
  postalCode: '75018',
  placeId: '75118',
  doorCode: null,
  floor: null,
  notes: null,
};

describe('an address as typed', () => {
  it('loses spaces around its parts, and parts that are empty', () => {
    expect(readAddress({ ...draft, street: ' 12 rue des Abbesses ', complement: '  ', floor: ' 3e ' })).toEqual({
      ok: true,
      value: { ...draft, floor: '3e' },
    });
  });

  it('may have line breaks in its notes', () => {
    expect(readAddress({ ...draft, notes: 'Sonner\nDeuxième porte' }).ok).toBe(true);
  });

  it.each([
    ['street', 'a'],
    ['street', 'x'.repeat(201)],
    ['street', 'rue\u0000des Abbesses'],
    ['notes', 'x'.repeat(1001)],
    ['doorCode', '12\u001bAB'],
    ['complement', 'lone \ud800 surrogate'],
    ['postalCode', '7501'],
    ['postalCode', 'ABCDE'],
  ] as const)('is refused when its %s is %j', (field, text) => {
    expect(readAddress({ ...draft, [field]: text })).toEqual({ ok: false, error: { kind: 'InvalidAddress', field } });
  });
});
