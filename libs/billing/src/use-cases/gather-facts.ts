import { Inject, Injectable } from '@nestjs/common';
import { BookingContracts, type BookingContract } from '#booking';
import { IdentityDirectory } from '#identity';
import { addDays, instantAt, localDate, PARIS, type Locale } from '#kernel';
import { MovementReads, type MoneyMovement } from '#payment';
import { CONFIG, type Config } from '#platform/config';
import { ProviderDirectory, type ProviderSummary, type TraderIdentity } from '#provider';
import type { DocumentFacts } from '../domain/compose-document.js';
import type { Party } from '../domain/document-content.js';
import { KIND_FACTS } from '../domain/document-kind.js';
import { monthAfter, statementCode } from '../domain/statement.js';
import type { Obligation } from '../store/obligation.store.js';
import { platformParty, providerParty, sellerOf } from './platform-party.js';

/** All a document needs but what only its transaction can say, and whose accounts it belongs to. */
export interface GatheredFacts {
  readonly facts: Omit<DocumentFacts, 'mandate' | 'corrects'>;
  readonly recipientUserId: string;
  readonly providerUserId: string;
}

/** Asks the features that know: booking for the contract, provider and identity for the people, payment for the movements. */
@Injectable()
export class GatherFacts {
  constructor(
    private readonly contracts: BookingContracts,
    private readonly movements: MovementReads,
    private readonly providers: ProviderDirectory,
    private readonly people: IdentityDirectory,
    @Inject(CONFIG) private readonly config: Pick<Config, 'company'>,
  ) {}

  /** Throws when the provider or the booking of an obligation is unknown. */
  async gather(owed: Obligation): Promise<GatheredFacts> {
    const provider = await this.providers.find(owed.providerId);
    if (!provider) throw new Error(`No provider ${owed.providerId}`);
    const [identity, contract] = await Promise.all([
      this.providers.traderIdentity(owed.providerId),
      owed.bookingId ? this.contracts.find(owed.bookingId) : null,
    ]);
    if (owed.bookingId && !contract) throw new Error(`No booking ${owed.bookingId}`);
    const { addressedTo, issuedBy } = KIND_FACTS[owed.kind];
    const recipientUserId = addressedTo === 'PROVIDER' ? provider.userId : (contract?.customerId ?? provider.userId);
    const customer = contract && addressedTo === 'CUSTOMER' ? await this.#customer(contract) : null;
    return {
      recipientUserId,
      providerUserId: provider.userId,
      facts: {
        owed,
        locale: await this.#localeOf(recipientUserId),
        // Customers are told who sold, commission is owed by who they are now.
        provider: contract && issuedBy === 'PROVIDER' ? sellerOf(contract.quote) : providerParty(identity),
        customer,
        platform: platformParty(this.config),
        mediator: this.config.company.mediator,
        visit: contract && {
          quote: contract.quote,
          reference: contract.reference,
          day: localDate(contract.start, contract.timeZone),
          overtime: overtimeOf(owed, contract),
        },
        ...taxOf(contract, identity),
        movedOn: owed.kind === 'NOTE' ? null : localDate(owed.occurredAt, PARIS),
        statement: owed.month ? await this.#statement(provider, owed.month.toISOString().slice(0, 10)) : null,
      },
    };
  }

  async #customer({ customerId, place }: BookingContract): Promise<Party> {
    const name = await this.people.nameOnPapers(customerId);
    const { street, complement, postalCode, municipality } = place;
    return {
      name: name ?? '–',
      address: [street, ...(complement ? [complement] : []), `${postalCode} ${municipality}`],
      ...{ siret: null, siren: null, vatNumber: null, legalForm: null, email: null },
    };
  }

  async #localeOf(userId: string): Promise<Locale> {
    const [user] = await this.people.getUsers([userId]);
    return user?.locale ?? 'fr';
  }

  async #statement(provider: ProviderSummary, month: string): Promise<DocumentFacts['statement']> {
    const next = monthAfter(month);
    const [from, until] = [instantAt(month, 0, PARIS), instantAt(next, 0, PARIS)];
    const [openingCents, closingCents, moved] = await Promise.all([
      this.movements.owedBefore(provider.providerId, from),
      this.movements.owedBefore(provider.providerId, until),
      this.movements.ofProvider(provider.providerId, from, until),
    ]);
    const references = await this.#references(moved);
    const lines = moved
      .filter(({ providerCents }) => providerCents !== 0)
      .map((movement) => ({
        on: localDate(movement.occurredAt, PARIS),
        code: statementCode(movement.kind),
        bookingReference: references.get(movement.bookingId) ?? '',
        amountCents: movement.providerCents,
      }));
    return { from: month, to: addDays(next, -1), openingCents, closingCents, lines };
  }

  async #references(moved: readonly MoneyMovement[]): Promise<Map<string, string>> {
    const ids = [...new Set(moved.map(({ bookingId }) => bookingId))];
    const visits = await this.contracts.visits(ids);
    return new Map([...visits].map(([id, { reference }]) => [id, reference]));
  }
}

function taxOf(
  contract: BookingContract | null,
  { taxProfile }: TraderIdentity,
): Pick<DocumentFacts, 'vatRegime' | 'sapDeclarationNumber'> {
  return contract
    ? {
        vatRegime: contract.quote.price.vatRegime,
        sapDeclarationNumber: contract.quote.provider.trader.sapDeclarationNumber,
      }
    : { vatRegime: taxProfile.vat, sapDeclarationNumber: taxProfile.sapDeclarationNumber };
}

/** A visit's note tells of what was agreed before check-out; what was agreed later is the other note's. */
function overtimeOf(owed: Obligation, { overtime }: BookingContract): BookingContract['overtime'] {
  const later = overtime !== null && overtime.agreedAt > owed.occurredAt;
  return owed.kind === 'NOTE' && owed.movementKind === null && later ? null : overtime;
}
