import type { Badge, ProviderFacts } from './provider-facts.js';

/** A provider whom search does not know yet, told by whoever has just written the rows that it would read. */
export interface Newcomer extends ProviderFacts {
  readonly publicName: string;
  readonly municipality: string;
  /** ISO 639-1. */
  readonly languages: readonly string[];
  readonly instantBook: boolean;
  readonly cancellationPolicy: string;
  /** The earliest end of a required credential. */
  readonly requiredUntil: Date | null;
  /** Those that are verified. */
  readonly credentials: readonly CheckedCredential[];
}

export interface CheckedCredential {
  readonly type: string;
  /** Shown of a skill alone: it is the service. */
  readonly subject: string;
  readonly checkedAt: Date;
  readonly validUntil: Date | null;
}

/** What is shown of them: the same as `COPY_PROVIDERS` says of rows, which a test of the seed compares. */
export function badgesOf(credentials: readonly CheckedCredential[]): Badge[] {
  const kinds = new Map<string, CheckedCredential[]>();
  for (const credential of credentials) {
    const kind = `${credential.type} ${serviceOf(credential) ?? LAST}`;
    const known = kinds.get(kind);
    if (known) known.push(credential);
    else kinds.set(kind, [credential]);
  }
  return [...kinds.keys()].sort().map((kind) => badgeOf(kinds.get(kind) ?? []));
}

/** Sorts behind every service. */
const LAST = '\u{ffff}';
const serviceOf = ({ type, subject }: CheckedCredential): string | null => (type === 'SKILL' ? subject : null);

/** Of one kind, and at least one: the latest look, and how long the last holds if all of them end. */
function badgeOf(alike: readonly CheckedCredential[]): Badge {
  const [first] = alike as [CheckedCredential];
  let { checkedAt, validUntil } = first;
  for (const one of alike) {
    if (one.checkedAt > checkedAt) checkedAt = one.checkedAt;
    if (validUntil !== null && (one.validUntil === null || one.validUntil > validUntil)) validUntil = one.validUntil;
  }
  return {
    type: first.type,
    count: alike.length,
    checkedAt: checkedAt.toISOString(),
    validUntil: validUntil?.toISOString() ?? null,
    serviceCode: serviceOf(first),
  };
}
