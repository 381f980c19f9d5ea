import { Injectable } from '@nestjs/common';
import { err, MINUTE, ok, plus, type Result, type UserId } from '#kernel';
import {
  Catalog,
  chooseExtras,
  estimateMinutes,
  isPlausibleHome,
  isSellableDuration,
  type Home,
  type Service,
} from '#catalog';
import { Quotes, vatRegimeOf, type Quote, type QuoteRequest } from '#pricing';
import type { UserActor } from '#platform/access';
import { Transactor } from '#platform/prisma';
import { ProviderDirectory, type ProviderSummary } from '#provider';
import type { IdempotencyKeyReused, NotForSale, QuoteFailure, ServiceNotOffered } from '../domain/booking.errors.js';
import { CheckOffer, type NotFound } from './check-offer.js';
import { FindVisitPlace, type PlaceInput, type VisitPlace } from './find-visit-place.js';
import { RememberRequest, type RepeatableRequest } from './remember-request.js';

export interface QuoteInput {
  readonly providerId: string;
  readonly serviceCode: string;
  readonly extraCodes: readonly string[];
  /** One of the two: the home, from which the length follows, or the length itself. */
  readonly home?: Home | null;
  readonly durationMinutes?: number | null;
  readonly place: PlaceInput;
  readonly start: Date;
  readonly idempotencyKey: string;
}

/** A priced, dated offer for a visit that could be booked now. */
@Injectable()
export class RequestQuote {
  constructor(
    private readonly providers: ProviderDirectory,
    private readonly catalog: Catalog,
    private readonly places: FindVisitPlace,
    private readonly offers: CheckOffer,
    private readonly quotes: Quotes,
    private readonly requests: RememberRequest,
    private readonly transactor: Transactor,
  ) {}

  async execute(actor: UserActor, input: QuoteInput): Promise<Result<Quote, QuoteFailure | NotFound>> {
    const drawnUp = await this.drawUp(actor, input);
    if (drawnUp.ok) return drawnUp;
    // What was answered once is answered so again, even when a new request would now be refused.
    const recalled = await this.requests.recall(actor, requestOf(input));
    if (!recalled.ok) return recalled;
    return recalled.value ? ok(await this.quotes.get(recalled.value)) : drawnUp;
  }

  private async drawUp(actor: UserActor, input: QuoteInput): Promise<Result<Quote, QuoteFailure | NotFound>> {
    const [service, place] = await Promise.all([
      this.catalog.findService(input.serviceCode),
      this.places.execute(actor.userId, input.place),
    ]);
    if (!place) return err({ kind: 'NotFound' });
    if (!service) return err({ kind: 'ServiceNotOffered', serviceCode: input.serviceCode });
    const sold = chooseVisit(service, input);
    if (!sold.ok) return sold;
    const end = plus(input.start, sold.value.durationMinutes * MINUTE);
    const wanted = { customerId: actor.userId, serviceCode: service.code, start: input.start, end, point: place.point };
    const judged = await this.offers.judge(input.providerId, wanted);
    if (!judged.ok) return judged;
    const { provider } = judged.value;
    const slot = await this.offers.slot(undefined, provider.providerId, wanted);
    if (!slot.ok) return err(await this.offers.explain(slot.error, provider, wanted));
    const request = await this.describe(actor.userId, provider, service, place, { ...sold.value, start: input.start });
    return request.ok ? this.freeze(actor, input, request.value) : request;
  }

  /** Everything a quote is about, from the features that know it. */
  private async describe(
    customerId: UserId,
    provider: ProviderSummary,
    service: Service,
    place: VisitPlace,
    visit: Pick<QuoteRequest, 'extras' | 'durationMinutes' | 'start'>,
  ): Promise<Result<QuoteRequest, ServiceNotOffered>> {
    const price = provider.services.find(({ serviceCode }) => serviceCode === service.code);
    if (!price) return err({ kind: 'ServiceNotOffered', serviceCode: service.code });
    const { providerId, publicName, timeZone, cancellationPolicy, taxProfile } = provider;
    const { siret, legalName, address, phone, email } = await this.providers.traderIdentity(providerId);
    const trader = {
      ...{ legalName, address, phone, email },
      registrationNumber: siret,
      // The declaration covers housekeeping only: on other papers its number would promise a tax credit there is not.
      sapDeclarationNumber: service.housekeeping ? taxProfile.sapDeclarationNumber : null,
    };
    return ok({
      ...visit,
      customerId,
      provider: { providerId, publicName, trader },
      service: { code: service.code, name: service.name },
      hourlyRateCents: price.hourlyRateCents,
      timeZone,
      place: {
        addressId: place.addressId,
        placeId: place.placeId,
        municipality: place.municipality,
        inseeCode: place.placeId,
        ...place.point,
      },
      vatRegime: vatRegimeOf(taxProfile.vat, service),
      cancellationPolicy,
    });
  }

  /** Of equal requests at once, the later ones take back the quote they drew up and answer with the first one's. */
  private async freeze(
    actor: UserActor,
    input: QuoteInput,
    request: QuoteRequest,
  ): Promise<Result<Quote, QuoteFailure>> {
    const frozen = await this.transactor.run<Quote, IdempotencyKeyReused | MadeBefore>(async (tx) => {
      const quote = await this.quotes.create(tx, request);
      const claim = await this.requests.claim(tx, actor, { ...requestOf(input), resultId: quote.id });
      if (!claim.ok) return claim;
      return claim.value.attempt === 'FIRST' ? ok(quote) : err({ kind: 'MadeBefore', quoteId: claim.value.resultId });
    });
    if (frozen.ok) return frozen;
    return frozen.error.kind === 'MadeBefore' ? ok(await this.quotes.get(frozen.error.quoteId)) : err(frozen.error);
  }
}

interface MadeBefore {
  readonly kind: 'MadeBefore';
  readonly quoteId: string;
}

const requestOf = ({ idempotencyKey, ...asked }: QuoteInput): RepeatableRequest => ({
  key: idempotencyKey,
  operation: 'requestQuote',
  input: asked,
});

/** How long the visit takes, and with which extras; both must be things that are sold. */
function chooseVisit(
  service: Service,
  { extraCodes, home, durationMinutes }: QuoteInput,
): Result<Pick<QuoteRequest, 'extras' | 'durationMinutes'>, NotForSale> {
  const extras = chooseExtras(service, extraCodes);
  if (!extras.ok) return err({ kind: 'NotForSale', field: 'extras' });
  if (home) {
    if (!isPlausibleHome(home)) return err({ kind: 'NotForSale', field: 'home' });
    return ok({ extras: extras.value, durationMinutes: estimateMinutes(service, home, extras.value) });
  }
  const minutes = durationMinutes ?? 0;
  const work = extras.value.reduce((sum, extra) => sum + extra.minutes, 0);
  if (!isSellableDuration(minutes) || minutes < work) return err({ kind: 'NotForSale', field: 'durationMinutes' });
  return ok({ extras: extras.value, durationMinutes: minutes });
}
