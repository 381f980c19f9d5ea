import { randomBytes } from 'node:crypto';
import { hashRecoveryCode, looksLikeRecoveryCode, recoveryCode } from './recovery-codes.js';

describe('a recovery code', () => {
  it('is four groups that can be copied from paper', () => {
    for (let n = 0; n < 100; n += 1) {
      const code = recoveryCode(randomBytes(16));
      expect(code).toMatch(/^([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}$/);
      expect(looksLikeRecoveryCode(code)).toBe(true);
    }
  });

  it('is the same however it is typed, and no other', () => {
    const code = recoveryCode(randomBytes(16));
    expect(hashRecoveryCode(code.toLowerCase().replaceAll('-', ' '))).toBe(hashRecoveryCode(code));
    expect(hashRecoveryCode(recoveryCode(randomBytes(16)))).not.toBe(hashRecoveryCode(code));
  });

  it('is never mistaken for a code of six digits', () => {
    expect(looksLikeRecoveryCode('123456')).toBe(false);
  });
});
