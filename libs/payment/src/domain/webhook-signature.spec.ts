import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { isSigned, SIGNATURE_TOLERANCE_SECONDS } from './webhook-signature.js';

const SECRET = 'whsec_test';
const NOW = 1_795_000_000;
const body = Buffer.from('{"id":"evt_1","é":"ü"}');
const hex = (bytes: Uint8Array, seconds: number, secret = SECRET): string =>
  createHmac('sha256', secret).update(`${seconds}.`).update(bytes).digest('hex');
const header = (bytes: Uint8Array, seconds = NOW, secret = SECRET): string =>
  `t=${seconds},v1=${hex(bytes, seconds, secret)}`;

describe('a webhook’s signature', () => {
  it('holds for any bytes, and for no other bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (bytes, others) => {
        expect(isSigned(bytes, header(bytes), [SECRET], NOW)).toBe(true);
        expect(isSigned(others, header(bytes), [SECRET], NOW)).toBe(Buffer.compare(bytes, others) === 0);
      }),
    );
  });

  it.each([
    ['now', 0, true],
    ['300 seconds old', -SIGNATURE_TOLERANCE_SECONDS, true],
    ['301 seconds old', -SIGNATURE_TOLERANCE_SECONDS - 1, false],
    ['300 seconds ahead', SIGNATURE_TOLERANCE_SECONDS, true],
    ['301 seconds ahead', SIGNATURE_TOLERANCE_SECONDS + 1, false],
  ])('made %s', (_when, offset, expected) => {
    expect(isSigned(body, header(body, NOW + offset), [SECRET], NOW)).toBe(expected);
  });

  it('is taken with either secret during a rotation, on either side', () => {
    expect(isSigned(body, header(body), ['whsec_new', SECRET], NOW)).toBe(true);
    const both = `t=${NOW},v1=${hex(body, NOW, 'whsec_new')},v1=${hex(body, NOW)},v0=${hex(body, NOW)}`;
    expect(isSigned(body, both, [SECRET], NOW)).toBe(true);
  });

  it.each([
    ['no header', undefined],
    ['an empty header', ''],
    ['no time', `v1=${hex(body, NOW)}`],
    ['no signature', `t=${NOW}`],
    ['another scheme only', `t=${NOW},v0=${hex(body, NOW)}`],
    ['a time that is no number', `t=now,v1=${hex(body, NOW)}`],
    ['a signature that is cut', `t=${NOW},v1=${hex(body, NOW).slice(0, 62)}`],
    ['no secret configured', header(body), []],
  ])('does not hold with %s', (_why, given, secrets: string[] = [SECRET]) => {
    expect(isSigned(body, given, secrets, NOW)).toBe(false);
  });
});
