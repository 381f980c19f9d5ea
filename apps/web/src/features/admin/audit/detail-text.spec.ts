import type { CodeWords } from '../code-words';
import { detailText } from './detail-text';

const words: CodeWords = (family, code) => (family === 'value' && code === code.toUpperCase() ? `<${code}>` : code);

describe('what explains an entry of the audit log', () => {
  it.each([
    ['reason', 'FRAUD', '<FRAUD>'],
    ['permissions', 'A,B', '<A>, <B>'],
    ['reasons', 'GAP.TYPE', '<GAP> · <TYPE>'],
    ['sessionId', '0199a-b', '0199a-b'],
  ])('%s %s reads %s', (name, value, text) => expect(detailText(name, value, words)).toBe(text));

  it('an amount is money, and so is a rate', () => {
    expect(detailText('amountCents', '9000', words)).toMatch(/^90,00\s€$/);
    expect(detailText('services', 'regular:2800,windows:3000', words)).toMatch(/^regular 28,00\s€, windows 30,00\s€$/);
  });
});
