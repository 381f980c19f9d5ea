import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { Catalog } from '#catalog';
import { IdentityDirectory } from '#identity';
import { err, localDate, newId, ok, type Clock, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { Jobs } from '#platform/jobs';
import { Transactor, type Tx } from '#platform/prisma';
import { Vault, type DocumentNotFound } from '#vault';
import { checkSubmission, type InvalidCredential, type Referee, type Submission } from '../domain/credential-facts.js';
import { nextCredentialState, type CredentialStateConflict } from '../domain/credential-state.js';
import type { ServiceNotInCatalog } from '../domain/offer.js';
import type { ProviderNotFound, RefereeAlreadyNamed } from '../domain/provider.errors.js';
import { comparableEmail } from '../domain/reference.js';
import { CredentialStore } from '../store/credential.store.js';
import { ProviderStore, type ProviderRecord } from '../store/provider.store.js';
import { ReferenceStore } from '../store/reference.store.js';
import { SettleListing } from './settle-listing.js';

export interface HandedIn extends Omit<Submission, 'documents'> {
  readonly documentIds: readonly string[];
}

export type SubmitFailure =
  | ProviderNotFound
  | InvalidCredential
  | CredentialStateConflict
  | ServiceNotInCatalog
  | RefereeAlreadyNamed
  | DocumentNotFound;

/**
 * Hands in one credential for review, anew, again after a refusal, or as a renewal beside the one that still holds.
 * A reference invites its referee by e-mail.
 */
@Injectable()
export class SubmitCredential {
  constructor(
    private readonly store: ProviderStore,
    private readonly credentials: CredentialStore,
    private readonly references: ReferenceStore,
    private readonly vault: Vault,
    private readonly catalog: Catalog,
    private readonly identity: IdentityDirectory,
    private readonly settleListing: SettleListing,
    private readonly transactor: Transactor,
    private readonly jobs: Jobs,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(actor: UserActor, handedIn: HandedIn): Promise<Result<string, SubmitFailure>> {
    const serviceCode = handedIn.type === 'SKILL' ? (handedIn.serviceCode ?? '') : '';
    if (serviceCode && !(await this.catalog.findService(serviceCode))) {
      return err({ kind: 'ServiceNotInCatalog', serviceCode });
    }
    const account = handedIn.type === 'REFERENCE' ? (await this.identity.getUsers([actor.userId]))[0] : undefined;
    return this.transactor.run(async (tx) => {
      const record = await this.store.lockByUser(tx, actor.userId);
      if (!record) return err({ kind: 'ProviderNotFound' });
      const at = this.clock.now();
      const documentIds = [...new Set(handedIn.documentIds)];
      const accepted = checkSubmission(
        { ...handedIn, documents: documentIds.length },
        localDate(at, record.timeZone),
        record.timeZone,
      );
      if (!accepted.ok) return accepted;
      const { type, referee } = handedIn;
      const naming = type === 'REFERENCE' && referee;
      const subject = naming ? await this.#nameReferee(tx, record, referee, account?.email, at) : ok(serviceCode);
      if (!subject.ok) return subject;
      const again = submittedBefore(record, type, subject.value);
      const next = nextCredentialState(again?.state ?? 'MISSING', 'SUBMIT');
      if (!next.ok) return next;
      const attached = await this.vault.attach(tx, actor.userId, documentIds, 'credential');
      if (!attached.ok) return attached;
      const facts = { subject: subject.value, accepted: accepted.value, at };
      const handed = { providerId: record.id, type, documentIds, ...facts };
      const credentialId = await this.credentials.submit(tx, handed, again);
      const data = { type, version: (again?.version ?? 0) + 1, documentIds };
      await this.audit.append(tx, {
        actor,
        action: 'credential.submitted',
        subject: { type: 'credential', id: credentialId },
        data,
      });
      await this.settleListing.run(tx, record.id, actor);
      return ok(record.id);
    });
  }

  /** Answers the reference's id; its invitation goes out after the commit. Nobody is written to twice for a provider. */
  async #nameReferee(
    tx: Tx,
    record: ProviderRecord,
    referee: Referee,
    accountEmail: string | undefined,
    at: Date,
  ): Promise<Result<string, InvalidCredential | RefereeAlreadyNamed>> {
    const own = [accountEmail, this.store.traderOf(record).email].flatMap((email) =>
      email ? comparableEmail(email) : [],
    );
    if (own.includes(comparableEmail(referee.email))) {
      return err({ kind: 'InvalidCredential', field: 'referee.email', rule: 'OWN_EMAIL' });
    }
    const known = await this.references.findByEmail(tx, record.id, referee.email);
    if (known) return err({ kind: 'RefereeAlreadyNamed' });
    const id = newId();
    await this.references.insert(tx, id, record.id, referee, at);
    await this.jobs.send(tx, 'provider.invite-referee', { referenceId: id });
    return ok(id);
  }
}

/** The latest credential for this fact that is not standing: it is handed in again. A verified one is renewed beside it. */
function submittedBefore(record: ProviderRecord, type: Submission['type'], subject: string) {
  const same = record.credentials.filter(
    (credential) => credential.type === type && credential.subject === subject && credential.state !== 'VERIFIED',
  );
  return same.at(-1) ?? null;
}
