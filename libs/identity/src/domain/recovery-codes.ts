import { createHash } from 'node:crypto';

/** Without 0/O and 1/I/L: codes are copied from paper. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** How many codes a person gets when a second factor is turned on; each works once. */
export const RECOVERY_CODES = 10;

/** A code of 16 letters and digits (79 bits) in groups of four, from 16 random bytes. */
export function recoveryCode(random: Uint8Array): string {
  const letters = Array.from(random.subarray(0, GROUPS * GROUP_LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]);
  return (letters.join('').match(/.{4}/g) ?? []).join('-');
}

/** Codes are long and random: an unsalted SHA-256 can't be searched. Spaces, dashes and case don't matter. */
export const hashRecoveryCode = (code: string): string =>
  createHash('sha256').update(code.toUpperCase().replace(/[\s-]/g, '')).digest('base64url');

/** True for a text that can only be meant as a recovery code. */
export const looksLikeRecoveryCode = (code: string): boolean =>
  code.replace(/[\s-]/g, '').length === GROUPS * GROUP_LENGTH;
