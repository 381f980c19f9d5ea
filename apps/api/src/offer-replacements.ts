import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ReplacementSearch, type ReplacementCandidate, type ReplacementQuestion } from '#booking';
import { localDate, localMinutes } from '#kernel';
import { SearchProviders, type SearchHit } from '#search';

/** Answers booking's question who could come instead with what search knows: the two don't know each other. */
@Injectable()
export class OfferReplacements implements OnModuleInit {
  constructor(
    private readonly replacements: ReplacementSearch,
    private readonly search: SearchProviders,
  ) {}

  onModuleInit(): void {
    this.replacements.register((question, limit) => this.find(question, limit));
  }

  /** Nobody is found for a time that search does not sell, which no visit that was booked can be at. */
  private async find(question: ReplacementQuestion, limit: number): Promise<ReplacementCandidate[]> {
    const { serviceCode, extraCodes, durationMinutes, start, timeZone, placeId, municipality, point } = question;
    const request = {
      ...{ serviceCode, extraCodes, durationMinutes, home: null },
      date: localDate(start, timeZone),
      startMinute: localMinutes(start, timeZone),
      ...{ maximumTotalCents: null, minimumRating: 0, languages: [], instantOnly: false },
    };
    const found = await this.search.execute(request, { placeId, municipality, point, timeZone }, limit);
    if (!found.ok) return [];
    return found.value.hits.filter(({ slot }) => slot.start.getTime() === start.getTime()).map(candidateOf);
  }
}

const candidateOf = ({ found, price }: SearchHit): ReplacementCandidate => {
  const { providerId, ratingSum, ratingCount } = found;
  const { publicName, municipality, instantBook } = found.shown;
  const ratingAverage = ratingCount > 0 ? ratingSum / ratingCount : null;
  return {
    providerId,
    publicName,
    municipality,
    instantBook,
    ratingAverage,
    ratingCount,
    totalCents: price.totalCents,
  };
};
