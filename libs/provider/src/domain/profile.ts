import { err, ok, type Failure, type Result } from '#kernel';
import { holdsContact } from './contact-in-text.js';

export const PROVIDER_KINDS = ['PERSON', 'COMPANY'] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];
export const CANCELLATION_POLICIES = ['FLEXIBLE', 'STANDARD', 'STRICT'] as const;
export type CancellationPolicy = (typeof CANCELLATION_POLICIES)[number];

/** Languages a provider can say they speak: the most spoken ones in France, as ISO 639-1 codes. */
export const SPOKEN_LANGUAGES = [
  'fr', 'en', 'es', 'pt', 'it', 'de', 'nl', 'pl', 'ro', 'uk', 'ru', 'bg', 'sq', 'sr', 'hr', 'hy', 'ka', 'tr', 'ar', 'fa',
  'ku', 'hi', 'ur', 'bn', 'ta', 'zh', 'vi', 'th', 'tl', 'ja', 'ko', 'wo', 'bm', 'ln', 'mg', 'am', 'so', 'ti', 'sw',
] as const; // prettier-ignore

/** The part of a profile that everybody may read. */
export interface PublicProfile {
  readonly publicName: string;
  readonly bio: string;
  /** ISO 639-1, first the one they prefer. */
  readonly languages: readonly string[];
  /** How far from the base place they go, in metres. */
  readonly radiusMetres: number;
}

/** Who is really behind the public name; shown to a customer on the quote (DSA art. 30). Personal data. */
export interface Trader {
  readonly legalName: string;
  readonly address: string;
  /** E.164: `+33612345678`. */
  readonly phone: string;
  readonly email: string;
}

export type ProfileRule =
  | 'LENGTH'
  | 'CONTACT_IN_TEXT'
  | 'UNKNOWN_LANGUAGE'
  | 'RANGE'
  | 'PHONE'
  | 'EMAIL'
  | 'UNKNOWN_PLACE'
  | 'SAP_NOT_VERIFIED'
  | 'ALREADY_VERIFIED';

/** A field of the profile breaks a rule. */
export interface InvalidProfile extends Failure<'InvalidProfile'> {
  readonly field: string;
  readonly rule: ProfileRule;
}

export const LEAST_RADIUS_METRES = 1_000;
export const MOST_RADIUS_METRES = 50_000;

/** Checks what everybody will read. Contacts are not for the public page: they are shared person by person (CONTACT-1). */
export function checkPublicProfile(profile: PublicProfile): Result<PublicProfile, InvalidProfile> {
  const publicName = tidy(profile.publicName);
  const bio = tidyText(profile.bio);
  if (publicName.length < 2 || publicName.length > 60) return invalid('publicName', 'LENGTH');
  if (bio.length > 2_000) return invalid('bio', 'LENGTH');
  if (holdsContact(publicName)) return invalid('publicName', 'CONTACT_IN_TEXT');
  if (holdsContact(bio)) return invalid('bio', 'CONTACT_IN_TEXT');
  const languages = [...new Set(profile.languages)];
  if (languages.length === 0 || languages.length > 10) return invalid('languages', 'LENGTH');
  if (languages.some((code) => !(SPOKEN_LANGUAGES as readonly string[]).includes(code))) {
    return invalid('languages', 'UNKNOWN_LANGUAGE');
  }
  const { radiusMetres } = profile;
  if (!Number.isSafeInteger(radiusMetres) || radiusMetres < LEAST_RADIUS_METRES || radiusMetres > MOST_RADIUS_METRES) {
    return invalid('radiusMetres', 'RANGE');
  }
  return ok({ publicName, bio, languages, radiusMetres });
}

/** Checks the trader's identity and brings the phone into E.164; a ten-digit number is taken as French. */
export function checkTrader(trader: Trader): Result<Trader, InvalidProfile> {
  const legalName = tidy(trader.legalName);
  const address = tidy(trader.address);
  const email = trader.email.trim();
  if (legalName.length < 2 || legalName.length > 120) return invalid('trader.legalName', 'LENGTH');
  if (address.length < 8 || address.length > 240) return invalid('trader.address', 'LENGTH');
  const phone = internationalPhone(trader.phone);
  if (!phone) return invalid('trader.phone', 'PHONE');
  if (email.length > 254 || !/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/.test(email)) {
    return invalid('trader.email', 'EMAIL');
  }
  return ok({ legalName, address, phone, email });
}

/** What a reviewer compared with an identity document. */
export interface ComparedFacts {
  readonly legalName: string;
  readonly needsRightToWork: boolean;
}

/**
 * What an identity document has proven can't be talked away afterwards: the legal name stays, and so does the need for a
 * permit to work. Someone whose name changes has the identity revoked and checked anew.
 */
export function checkComparedFacts(
  before: ComparedFacts,
  after: ComparedFacts,
  identityVerified: boolean,
): Result<void, InvalidProfile> {
  if (!identityVerified) return ok(undefined);
  if (after.legalName !== before.legalName) return invalid('trader.legalName', 'ALREADY_VERIFIED');
  const dropped = before.needsRightToWork && !after.needsRightToWork;
  return dropped ? invalid('needsRightToWork', 'ALREADY_VERIFIED') : ok(undefined);
}

function internationalPhone(text: string): string | null {
  const compact = text.replace(/[\s.\-()\u00a0\u202f]/gu, '');
  const international = compact.replace(/^00/, '+').replace(/^0(?=[1-9]\d{8}$)/, '+33');
  return /^\+[1-9]\d{7,14}$/.test(international) ? international : null;
}

/** Outer spaces, line breaks and control characters have no place in a name. */
// eslint-disable-next-line no-control-regex -- control characters are what is removed here
const tidy = (text: string): string => text.replace(/[\u0000-\u001f\u007f\s]+/gu, ' ').trim();

/** Control characters have no place in a text either; line breaks do. */
const tidyText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex -- control characters are what is removed here
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .trim();

const invalid = <T>(field: string, rule: ProfileRule): Result<T, InvalidProfile> =>
  err({ kind: 'InvalidProfile', field, rule });
