import fc from 'fast-check';
import { normaliseEmail } from './email-address.js';

/** 254 characters, as many as a mail server takes (RFC 5321 errata 1690). */
const LONGEST = `${'x'.repeat(50)}@${`${'y'.repeat(49)}.`.repeat(4)}org`;

describe('an e-mail address', () => {
  it.each([
    ['Camille.Durand@Example.ORG', 'camille.durand@example.org'],
    ['  camille@example.org\n', 'camille@example.org'],
    ['camille+menage@example.org', 'camille+menage@example.org'],
    ['andre\u0301@example.org', 'andr\u00e9@example.org'],
    ['camille@münchen.example', 'camille@xn--mnchen-3ya.example'],
    ["o'neil@example.co.uk", "o'neil@example.co.uk"],
    [`${'x'.repeat(64)}@example.org`, `${'x'.repeat(64)}@example.org`],
    [LONGEST, LONGEST],
  ])('%j is one mailbox, %j', (text, normalised) => {
    expect(normaliseEmail(text)).toBe(normalised);
  });

  it.each([
    '',
    'camille',
    '@example.org',
    'camille@',
    'camille@localhost',
    'camille@example..org',
    'camille@-example.org',
    'camille@127.0.0.1',
    'camille@[127.0.0.1]',
    'camille durand@example.org',
    'camille@example.org\r\nBcc: all@example.org',
    'camille\r\nBcc: all@example.org@example.org',
    'a,b@example.org',
    '"camille"@example.org',
    '<camille@example.org>',
    '.camille@example.org',
    'camille.@example.org',
    LONGEST.replace('@', 'x@'),
    `x@${`${'y'.repeat(50)}.`.repeat(5)}org`,
    'cam..ille@example.org',
    'camille\0@example.org',
    `${'x'.repeat(65)}@example.org`,
    `x@${'y'.repeat(64)}.org`,
    `x@${'y.'.repeat(130)}org`,
  ])('is not %j', (text) => {
    expect(normaliseEmail(text)).toBeNull();
  });

  it('stays what it is when it is normalised again, and is one line', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })), (text) => {
        const once = normaliseEmail(text);
        return once === null || (normaliseEmail(once) === once && !/[\r\n,;\s]/.test(once));
      }),
    );
  });

  it('is the same however its letters are cased', () => {
    fc.assert(
      fc.property(
        fc.emailAddress(),
        (address) => normaliseEmail(address.toUpperCase()) === normaliseEmail(address.toLowerCase()),
      ),
    );
  });
});
