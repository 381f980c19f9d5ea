import type { Failure } from '#kernel';

export type PublicNameReason = 'TOO_SHORT' | 'TOO_LONG' | 'CHARACTERS' | 'CONTACT';

export interface PublicNameRefused extends Failure<'PublicNameRefused'> {
  readonly reason: PublicNameReason;
}

export const PUBLIC_NAME_LENGTH = { minimum: 2, maximum: 40 } as const;

const ALLOWED = /^[\p{L}\p{M}\p{N} .,'’&()-]+$/u;
const DIGITS_IN_A_ROW = /\d{6}/;
const LINK_OR_ADDRESS = /@|www\.|https?:|\.(?:com|fr|net|org|eu|io)\b/i;

/** Digits count as one number through the spaces, dots and dashes that phone numbers are written with. */
const hasContact = (name: string): boolean =>
  DIGITS_IN_A_ROW.test(name.replace(/[ .()-]/g, '')) || LINK_OR_ADDRESS.test(name);

/** Unicode NFC, outer spaces gone, inner runs of spaces made one. */
export const normalisePublicName = (text: string): string => text.normalize('NFC').trim().replace(/ {2,}/g, ' ');

/**
 * Why a (normalised) name can't be shown to others, or null. It has 2 to 40 characters, letters of any script, digits
 * and plain punctuation; no control or direction characters, no phone number, e-mail or link (promise CONTACT-1).
 */
export function refusePublicName(name: string): PublicNameRefused | null {
  const refuse = (reason: PublicNameReason): PublicNameRefused => ({ kind: 'PublicNameRefused', reason });
  const length = [...name].length;
  if (length < PUBLIC_NAME_LENGTH.minimum) return refuse('TOO_SHORT');
  if (length > PUBLIC_NAME_LENGTH.maximum) return refuse('TOO_LONG');
  if (hasContact(name)) return refuse('CONTACT');
  if (!ALLOWED.test(name) || !/\p{L}/u.test(name)) return refuse('CHARACTERS');
  return null;
}
