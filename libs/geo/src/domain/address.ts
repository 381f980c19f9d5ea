import { err, ok, type AddressId, type Failure, type Result, type UserId } from '#kernel';
import type { Precision } from './place.js';
import type { Point } from './point.js';

/** How to get in; shown to the provider only in the last day before a visit. */
export interface AccessInstructions {
  readonly doorCode: string | null;
  readonly floor: string | null;
  readonly notes: string | null;
}

/** Where a customer wants visits. */
export interface Address extends AccessInstructions {
  readonly id: AddressId;
  readonly ownerId: UserId;
  /** The owner's own word for it ("Home"). */
  readonly label: string | null;
  /** Number and street. */
  readonly street: string;
  readonly complement: string | null;
  readonly postalCode: string;
  /** INSEE code of the municipality or district. */
  readonly placeId: string;
  readonly municipality: string;
  /** IANA zone in which visits there are planned. */
  readonly timeZone: string;
  /** Rounded to about a hundred metres, for matching and distance. */
  readonly point: Point;
  readonly precision: Precision;
}

/** What a person types about an address. */
export interface AddressDraft extends AccessInstructions {
  readonly label: string | null;
  readonly street: string;
  readonly complement: string | null;
  readonly postalCode: string;
  readonly placeId: string;
}

export type AddressFailure =
  | Failure<'AddressNotFound'>
  | Failure<'UnknownPlace'>
  | Failure<'PostalCodeElsewhere'>
  | (Failure<'InvalidAddress'> & { readonly field: keyof AddressDraft })
  | Failure<'TooManyAddresses'>;

/** Nobody needs more homes than this, and a script does. */
export const MOST_ADDRESSES = 30;

const LONGEST: Readonly<Record<Exclude<keyof AddressDraft, 'postalCode' | 'placeId'>, number>> = {
  label: 60,
  street: 200,
  complement: 200,
  doorCode: 60,
  floor: 60,
  notes: 1000,
};

/** Trims every text, turns empty ones into null and refuses what cannot be an address. */
export function readAddress(draft: AddressDraft): Result<AddressDraft, AddressFailure> {
  const read = { ...draft, street: draft.street.trim(), postalCode: draft.postalCode.trim() };
  for (const field of ['label', 'complement', 'doorCode', 'floor', 'notes'] as const) {
    read[field] = draft[field]?.trim() || null;
  }
  for (const [field, longest] of Object.entries(LONGEST) as [keyof typeof LONGEST, number][]) {
    const text = read[field];
    if (text !== null && (text.length > longest || hasControlCharacter(text)))
      return err({ kind: 'InvalidAddress', field });
  }
  if (read.street.length < 3) return err({ kind: 'InvalidAddress', field: 'street' });
  if (!/^\d{5}$/.test(read.postalCode)) return err({ kind: 'InvalidAddress', field: 'postalCode' });
  return ok(read);
}

/** NUL and its like never belong in an address; line breaks and tabs may stand in notes. */
const hasControlCharacter = (text: string): boolean => /[^\P{Cc}\n\r\t]|\p{Cs}/u.test(text);
