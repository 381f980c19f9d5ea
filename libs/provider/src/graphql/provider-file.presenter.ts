import { Inject, Injectable } from '@nestjs/common';
import { Catalog } from '#catalog';
import type { Clock, Locale } from '#kernel';
import { currentLocale } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { translate } from '#platform/i18n';
import { listable, type ListingGap, type ListingGapCode } from '../domain/listable.js';
import { netOfCommission } from '../domain/offer.js';
import { blankPages, isProvidersTurn, isRequired, isSuperseded, type MissingEntry } from '../domain/passport.js';
import { translateGap } from '../gap-messages.js';
import { ProviderDirectory } from '../provider-directory.js';
import type { FileRecord } from '../store/provider-file.reads.js';
import { fileOf } from '../store/provider.store.js';
import { FindPriceBounds } from '../use-cases/find-price-bounds.js';
import {
  type CredentialEntry,
  type ListingGapObject,
  type OfferEntry,
  ProviderFileObject,
  type ReferenceEntry,
} from './provider-file.object.js';
import { ProviderObject } from './provider.object.js';

type Viewer = 'OWNER' | 'REVIEWER';
type Names = ReadonlyMap<string, string>;

/** A provider's file as its owner or a reviewer reads it, in the language of the request. */
@Injectable()
export class ProviderFilePresenter {
  constructor(
    private readonly directory: ProviderDirectory,
    private readonly catalog: Catalog,
    private readonly priceBounds: FindPriceBounds,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
  ) {}

  async present(found: FileRecord, viewer: Viewer): Promise<ProviderFileObject> {
    const { record, trader, suspension } = found;
    const locale = currentLocale();
    const names: Names = new Map((await this.catalog.services()).map(({ code, name }) => [code, name[locale]]));
    const summary = await this.directory.find(record.id);
    if (!summary) throw new Error('A provider with a file has no profile');
    const file = fileOf(record);
    const shown = found.credentials.filter((one) => viewer === 'REVIEWER' || !isSuperseded(one, found.credentials));
    const missing = listable(file, this.clock.now(), this.config.rules);
    const { id, vat, listingState, pausedBy, payoutsReady, hasWorkingHours, termsVersion, requiredUntil } = record;
    return Object.assign(new ProviderFileObject(), {
      ...{
        id,
        vat,
        listingState,
        pausedBy,
        payoutsReady,
        hasWorkingHours,
        termsVersion,
        requiredUntil,
        trader,
        suspension,
      },
      profile: ProviderObject.from(summary),
      missing: missing.map((gap) => toGap(gap, locale, names)),
      credentials: [
        ...shown.map((credential) => toEntry(credential, isRequired(file, credential), viewer, locale, names)),
        ...blankPages(file, this.config.rules).map((page) => toBlankEntry(page, locale, names)),
      ],
      references: found.references.map((reference) => toReference(reference, viewer)),
      offers: await this.#offers(found),
    });
  }

  async #offers({ record }: FileRecord): Promise<OfferEntry[]> {
    const bounds = await this.priceBounds.run(record.basePlaceId);
    return record.services.map(({ serviceCode, hourlyRateCents }) => ({
      serviceCode,
      hourlyRateCents,
      netHourlyCents: netOfCommission(hourlyRateCents, this.config.rules.commissionBasisPoints),
      minimumCents: bounds.get(serviceCode)?.minimumCents ?? 0,
      maximumCents: bounds.get(serviceCode)?.maximumCents ?? 0,
    }));
  }
}

export function toGap(gap: ListingGap, locale: Locale, names: Names): ListingGapObject {
  const { code, credentialType = null, serviceCode = null, count = null } = gap;
  const name = serviceCode ? names.get(serviceCode) : undefined;
  return { code, credentialType, serviceCode, count, message: translateGap(gap, locale, name) };
}

const STATE_GAPS: Record<string, ListingGapCode> = {
  SUBMITTED: 'CREDENTIAL_PENDING',
  IN_REVIEW: 'CREDENTIAL_PENDING',
  REJECTED: 'CREDENTIAL_REJECTED',
  EXPIRED: 'CREDENTIAL_EXPIRED',
  REVOKED: 'CREDENTIAL_REVOKED',
};

function toEntry(
  credential: FileRecord['credentials'][number],
  required: boolean,
  viewer: Viewer,
  locale: Locale,
  names: Names,
): CredentialEntry {
  const { id, type, subject, state, version, submittedAt, validFrom, validUntil, reasonCode, documentIds } = credential;
  const serviceCode = type === 'SKILL' ? subject : null;
  const code = STATE_GAPS[state];
  const gap = code && {
    code,
    credentialType: type,
    ...(validUntil && state === 'EXPIRED' ? { date: validUntil } : {}),
  };
  return {
    ...{ id, type, state, required, version, submittedAt, validFrom, validUntil, reasonCode, documentIds, serviceCode },
    referenceId: type === 'REFERENCE' ? subject : null,
    whatToDo: gap ? translateGap(gap, locale, names.get(subject)) : translate(locale, 'provider.state.VERIFIED'),
    yourTurn: isProvidersTurn(state),
    facts: Object.entries(credential.facts ?? {}).map(([name, value]) => ({
      name,
      value: Array.isArray(value) ? value.join(', ') : String(value),
    })),
    decisions: credential.decisions.map((decision) => ({
      ...decision,
      decidedBy: viewer === 'REVIEWER' ? decision.decidedBy : null,
    })),
  };
}

function toBlankEntry({ type, subject, required }: MissingEntry, locale: Locale, names: Names): CredentialEntry {
  const serviceCode = type === 'SKILL' ? subject : null;
  const gap: ListingGap = { code: 'CREDENTIAL_MISSING', credentialType: type, ...(serviceCode ? { serviceCode } : {}) };
  return {
    ...{ id: null, type, required, serviceCode, referenceId: null, state: 'MISSING', yourTurn: required, version: 0 },
    ...{
      submittedAt: null,
      validFrom: null,
      validUntil: null,
      reasonCode: null,
      documentIds: [],
      facts: [],
      decisions: [],
    },
    whatToDo: translateGap(gap, locale, names.get(subject)),
  };
}

/** A provider sees that somebody answered, never what. */
function toReference(
  { id, referee, invitedAt, answeredAt, answer }: FileRecord['references'][number],
  viewer: Viewer,
): ReferenceEntry {
  const { name, relationship } = referee;
  const shown = viewer === 'REVIEWER' ? answer : null;
  return {
    id,
    name,
    relationship,
    invitedAt,
    answeredAt,
    recommends: shown?.recommends ?? null,
    comment: shown?.comment ?? null,
  };
}
