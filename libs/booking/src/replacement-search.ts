import { Injectable } from '@nestjs/common';

/** The visit for which somebody else is looked for: the same work, hour and place. */
export interface ReplacementQuestion {
  readonly serviceCode: string;
  readonly extraCodes: readonly string[];
  readonly durationMinutes: number;
  readonly start: Date;
  readonly timeZone: string;
  /** INSEE code. */
  readonly placeId: string;
  readonly municipality: string;
  readonly point: { readonly lat: number; readonly lng: number };
}

/** Somebody who is free then, with what the customer would pay them for this job, all included. */
export interface ReplacementCandidate {
  readonly providerId: string;
  readonly publicName: string;
  readonly municipality: string;
  readonly instantBook: boolean;
  /** Null without reviews. */
  readonly ratingAverage: number | null;
  readonly ratingCount: number;
  readonly totalCents: number;
}

/** Best ranked first, at most `limit`; none when nobody is free. */
export type FindReplacements = (question: ReplacementQuestion, limit: number) => Promise<ReplacementCandidate[]>;

/** A port: booking does not know search, so the application that puts the features together tells it whom to ask. */
@Injectable()
export class ReplacementSearch {
  #find: FindReplacements = () => Promise.resolve([]);

  /** Called once, at start. */
  register(find: FindReplacements): void {
    this.#find = find;
  }

  find(question: ReplacementQuestion, limit: number): Promise<ReplacementCandidate[]> {
    return this.#find(question, limit);
  }
}
