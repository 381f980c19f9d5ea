import fc from 'fast-check';
import { acceptedStep, fromBase32, oneTimePassword, otpauthUri, stepAt, timeBasedCode, toBase32 } from './totp.js';

const secret = Buffer.from('12345678901234567890');

describe('a time-based code', () => {
  // RFC 6238, appendix B, rows for SHA-1 (eight digits).
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at %i seconds is %s', (seconds, code) => {
    expect(oneTimePassword(secret, stepAt(new Date(seconds * 1000)), 8)).toBe(code);
  });

  // RFC 4226, appendix D.
  it('of the first ten counters is as in the standard', () => {
    const codes = Array.from({ length: 10 }, (_, counter) => oneTimePassword(secret, counter));
    expect(codes.join(' ')).toBe('755224 287082 359152 969429 338314 254676 287922 162583 399871 520489');
  });

  const at = new Date('2026-11-22T10:00:10Z');
  const codeAt = (seconds: number) => timeBasedCode(secret, new Date(at.getTime() + seconds * 1000));

  it('is accepted in its own step and one to either side', () => {
    expect(acceptedStep(secret, codeAt(0), at, 0)).toBe(stepAt(at));
    expect(acceptedStep(secret, codeAt(-30), at, 0)).toBe(stepAt(at) - 1);
    expect(acceptedStep(secret, codeAt(30), at, 0)).toBe(stepAt(at) + 1);
  });

  it('is refused two steps away', () => {
    expect(acceptedStep(secret, codeAt(-60), at, 0)).toBeNull();
    expect(acceptedStep(secret, codeAt(60), at, 0)).toBeNull();
  });

  it('is refused a second time, as is every older one', () => {
    const used = stepAt(at);
    expect(acceptedStep(secret, codeAt(0), at, used)).toBeNull();
    expect(acceptedStep(secret, codeAt(-30), at, used)).toBeNull();
    expect(acceptedStep(secret, codeAt(30), at, used)).toBe(used + 1);
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '12 456'])('is never %j', (code) => {
    expect(acceptedStep(secret, code, at, 0)).toBeNull();
  });
});

describe('a secret', () => {
  // RFC 4648, section 10.
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('%j is typed as %j', (text, base32) => {
    expect(toBase32(Buffer.from(text))).toBe(base32);
  });

  it('survives being typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const typed = toBase32(Buffer.from(bytes))
          .toLowerCase()
          .replace(/(.{4})/g, '$1 ');
        expect(fromBase32(typed)).toEqual(Buffer.from(bytes));
      }),
    );
    expect(fromBase32('0189')).toBeNull();
  });

  it('is read from a QR code with the account’s name', () => {
    expect(otpauthUri(secret, 'zoé@example.org')).toBe(
      'otpauth://totp/Limpide:zo%C3%A9%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Limpide&algorithm=SHA1&digits=6&period=30',
    );
  });
});
