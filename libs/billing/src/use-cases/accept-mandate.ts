import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, type Clock, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Jobs } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { ProviderDirectory } from '#provider';
import type { MandateOutdated, NotAProvider } from '../domain/billing.errors.js';
import { MANDATE_VERSION, mandateHash } from '../domain/mandate.js';
import { MandateStore } from '../store/mandate.store.js';
import { ObligationStore } from '../store/obligation.store.js';
import { ISSUE_DOCUMENT } from './owe-documents.js';

/** A provider gives the mandate to issue invoices in their name; what waited for it is issued. */
@Injectable()
export class AcceptMandate {
  constructor(
    private readonly providers: ProviderDirectory,
    private readonly mandates: MandateStore,
    private readonly obligations: ObligationStore,
    private readonly transactor: Transactor,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'company'>,
  ) {}

  /** Harmless twice. `version` is that of the text that was read. */
  async execute(actor: UserActor, version: string): Promise<Result<void, MandateOutdated | NotAProvider>> {
    const provider = await this.providers.findByUser(actor.userId);
    if (!provider) return err({ kind: 'NotAProvider' });
    if (version !== MANDATE_VERSION) return err({ kind: 'MandateOutdated', version: MANDATE_VERSION });
    const { providerId } = provider;
    const textHash = mandateHash(this.config.company.name);
    await this.transactor.run(async (tx) => {
      const now = this.clock.now();
      const mandate = { providerId, userId: actor.userId, version, textHash };
      if (!(await this.mandates.accept(tx, mandate, now))) return ok(undefined);
      const subject = { type: 'provider', id: providerId };
      await this.audit.append(tx, { actor, action: 'billing-mandate.accepted', subject, data: { version, textHash } });
      for (const obligationId of await this.obligations.release(tx, providerId, now))
        await this.jobs.send(tx, ISSUE_DOCUMENT, { obligationId });
      return ok(undefined);
    });
    return ok(undefined);
  }
}
