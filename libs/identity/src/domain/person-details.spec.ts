import { normalisePersonName, normalisePhone } from './person-details.js';

describe('a phone number', () => {
  it.each([
    ['06 12 34 56 78', '+33612345678'],
    ['01.40.20.50.50', '+33140205050'],
    ['+33 6 12 34 56 78', '+33612345678'],
    ['0033612345678', '+33612345678'],
    ['+44 (20) 7946-0958', '+442079460958'],
  ])('%s is %s', (text, number) => {
    expect(normalisePhone(text)).toBe(number);
  });

  it.each([
    '',
    '612',
    '06 12 34 56',
    '0012',
    '+0612345678',
    'téléphone',
    '+33 6 12 34 56 78 90 12 34 56',
    '06123456789',
  ])('is not %j', (text) => {
    expect(normalisePhone(text)).toBeNull();
  });
});

describe('a name on papers', () => {
  it.each([
    [' Marie-Thérèse ', 'Marie-Thérèse'],
    ['D’Almeida', 'D’Almeida'],
    ['Ng\u0303', 'Ng\u0303'],
  ])('%j is %j', (text, name) => {
    expect(normalisePersonName(text)).toBe(name);
  });

  it.each(['', ' ', 'x'.repeat(61), 'Robert\r\nBcc: x', '<b>', 'R2D2', 'a@b'])('is not %j', (text) => {
    expect(normalisePersonName(text)).toBeNull();
  });
});
