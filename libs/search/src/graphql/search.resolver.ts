import { Inject } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, currentRequest, Public, type Actor } from '#platform/access';
import { CONFIG, type Config } from '#platform/config';
import { badUserInput, decodeCursor, encodeCursor, toUserError } from '#platform/graphql';
import { callerKey, RateLimiter } from '#platform/rate-limit';
import { isId } from '#kernel';
import type { SearchRequest } from '../domain/search-request.js';
import type { Position } from '../store/search.reads.js';
import { SearchProviders, type SearchPage } from '../use-cases/search-providers.js';
import { SearchArgs, type SearchInput } from './search.inputs.js';
import { SearchHitConnection, SearchHitObject } from './search.object.js';
import { SearchPlaceFinder } from './search-place-finder.js';
import { SearchResult } from './search.results.js';

@Resolver(() => SearchHitConnection)
export class SearchResolver {
  constructor(
    private readonly providers: SearchProviders,
    private readonly places: SearchPlaceFinder,
    private readonly limiter: RateLimiter,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
  ) {}

  @Public()
  @Query(() => SearchResult, {
    description: 'Who serves a place, offers a service and is free then, best ranked first.',
  })
  async search(@Args() { input, first, after }: SearchArgs, @CurrentActor() actor: Actor) {
    const limit = { points: this.config.rules.searchesPerMinute, seconds: 60, inMemory: true };
    await this.limiter.consume('search', callerKey(actor, currentRequest()?.ip ?? ''), limit);
    const place = await this.places.find(input, actor);
    if (!place) return toUserError({ kind: 'UnknownPlace' });
    const page = await this.providers.execute(toRequest(input), place, first, positionOf(after));
    if (page.ok) return toSearchConnection(page.value);
    if (page.error.kind === 'UnreadableRequest') throw badUserInput(`input.${page.error.field}`);
    return toUserError(page.error, { municipality: place.municipality });
  }

  @ResolveField(() => [SearchHitObject], {
    description:
      'When the list ends on the first page: up to five who serve the place but are not free as asked, each with their next free slot.',
  })
  async laterHits(@Parent() connection: SearchHitConnection): Promise<SearchHitObject[]> {
    return (await connection.later()).map((hit) => SearchHitObject.from(hit));
  }
}

function toSearchConnection({ hits, next, durationMinutes, later }: SearchPage): SearchHitConnection {
  const nodes = hits.map((hit) => SearchHitObject.from(hit));
  const last = next ?? hits.at(-1)?.found;
  return {
    __typename: 'SearchHitConnection',
    nodes,
    get edges() {
      return nodes.map((node, index) => ({ node, cursor: cursorOf(hits[index]!.found) }));
    },
    pageInfo: { hasNextPage: next !== null, endCursor: last ? cursorOf(last) : null },
    ...{ durationMinutes, later },
  };
}

const cursorOf = ({ rank, providerId }: Position): string => encodeCursor([rank, providerId]);

function positionOf(cursor: string | null | undefined): Position | undefined {
  const key = decodeCursor(cursor, 2);
  if (!key) return undefined;
  const [rank, providerId] = key;
  if (
    !Number.isInteger(rank) ||
    Math.abs(rank as number) > 2 ** 31 - 1 ||
    typeof providerId !== 'string' ||
    !isId(providerId)
  ) {
    throw badUserInput('after');
  }
  return { rank: rank as number, providerId };
}

const toRequest = (input: SearchInput): SearchRequest => ({
  serviceCode: input.serviceCode,
  extraCodes: input.extras ?? [],
  durationMinutes: input.durationMinutes ?? null,
  home: input.home ?? null,
  date: input.date,
  startMinute: input.time ? minuteOf(input.time) : null,
  maximumTotalCents: input.maximumTotalCents ?? null,
  minimumRating: input.minimumRating ?? 0,
  languages: input.languages ?? [],
  instantOnly: input.instantOnly ?? false,
});

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
