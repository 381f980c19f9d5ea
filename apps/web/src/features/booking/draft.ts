import { useState } from 'react';
import { readWish, type Home } from './book-path';
import { serverNow } from '../../lib/server-clock';

/** What has been chosen so far. It stays in this tab, without anything that tells who is asking: an address is its id. */
export interface Draft {
  readonly serviceCode: string | null;
  readonly extraCodes: readonly string[];
  readonly home: Home;
  /** Whether the length follows from the home or is the person's own choice. */
  readonly lengthFrom: 'HOME' | 'CHOICE';
  /** The whole visit, extras included; null until it is known. */
  readonly durationMinutes: number | null;
  readonly place: { readonly id: string; readonly name: string; readonly lat?: number; readonly lng?: number } | null;
  /** Local day at which the calendar opens. */
  readonly date: string | null;
  readonly start: string | null;
  readonly addressId: string | null;
  /** The booking that this one is to replace; null for nearly all. */
  readonly replaces: string | null;
}

export const STEPS = ['service', 'slot', 'address', 'quote'] as const;
export type Step = (typeof STEPS)[number];

const EMPTY: Draft = {
  serviceCode: null,
  extraCodes: [],
  home: { surfaceSquareMetres: 60, rooms: 3, bathrooms: 1 },
  lengthFrom: 'HOME',
  durationMinutes: null,
  place: null,
  date: null,
  start: null,
  addressId: null,
  replaces: null,
};

/** The first step that still lacks something; nobody gets further than that. */
export function firstOpenStep(draft: Draft): Step {
  if (!draft.serviceCode || !draft.durationMinutes || !draft.place) return 'service';
  if (!draft.start || new Date(draft.start).getTime() < serverNow()) return 'slot';
  return draft.addressId ? 'quote' : 'address';
}

const name = (providerId: string): string => `limpide.draft.${providerId}`;

function firstDraft(providerId: string, parameters: URLSearchParams): Draft {
  const stored = sessionStorage.getItem(name(providerId));
  const draft: Draft = stored ? { ...EMPTY, ...(JSON.parse(stored) as Partial<Draft>) } : EMPTY;
  const wish = readWish(parameters);
  return {
    ...draft,
    ...(wish.service && { serviceCode: wish.service }),
    ...(wish.extras && { extraCodes: wish.extras }),
    ...(wish.place && wish.place.id !== draft.place?.id && { place: wish.place }),
    ...(wish.date && { date: wish.date }),
    ...(wish.home && { home: wish.home, lengthFrom: 'HOME' as const }),
    ...(wish.minutes && { durationMinutes: wish.minutes }),
    ...(wish.minutes && !wish.home && { lengthFrom: 'CHOICE' as const }),
    ...(wish.address && { addressId: wish.address }),
    replaces: wish.replaces ?? (wish.service || wish.minutes ? null : draft.replaces),
    // Another visit is asked for: a start chosen earlier says nothing about it.
    start: wish.start ?? (wish.service || wish.minutes ? null : draft.start),
  };
}

/** The draft of a booking with this provider: begun by the link, kept through a reload and a detour to sign in. */
export function useDraft(providerId: string, parameters: URLSearchParams) {
  const [draft, setDraft] = useState(() => {
    const first = firstDraft(providerId, parameters);
    sessionStorage.setItem(name(providerId), JSON.stringify(first));
    return first;
  });
  const change = (part: Partial<Draft>): void =>
    setDraft((current) => {
      const next = { ...current, ...part };
      sessionStorage.setItem(name(providerId), JSON.stringify(next));
      return next;
    });
  return { draft, change };
}
