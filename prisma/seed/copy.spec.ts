import fc from 'fast-check';
import { valueText } from './copy.js';

describe('a value as COPY reads it', () => {
  it('is an instant as JavaScript itself writes it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
        (instant) => {
          expect(valueText(instant)).toBe(instant.toISOString());
          expect(valueText(instant)).toBe(instant.toISOString());
        },
      ),
    );
  });

  it('keeps what would end a field or a row out of the text', () => {
    expect(valueText('a\tb\nc\\d')).toBe(String.raw`a\tb\nc\\d`);
    expect(valueText(null)).toBe(String.raw`\N`);
    expect(valueText(['é "x"', 2])).toBe(String.raw`{"é \\"x\\"","2"}`);
    expect(valueText({ json: { a: 'b\n' } })).toBe(String.raw`{"a":"b\\n"}`);
  });
});
