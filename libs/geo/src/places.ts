import { Injectable } from '@nestjs/common';
import { findPlaces } from './domain/find-places.js';
import type { Place } from './domain/place.js';
import { loadPlaces } from './store/embedded-places.js';

const MOST_RESULTS = 20;

/** French municipalities of more than about a thousand people, and the districts of Paris, Lyon and Marseille. */
@Injectable()
export class Places {
  /** The places that this text may mean (name, postal code or both), best first, 20 at most. */
  search(text: string, limit = 8): Place[] {
    return findPlaces(loadPlaces().searchable, text, Math.min(limit, MOST_RESULTS));
  }

  /** The place with this INSEE code, or null. */
  get(id: string): Place | null {
    return loadPlaces().byId.get(id) ?? null;
  }
}
