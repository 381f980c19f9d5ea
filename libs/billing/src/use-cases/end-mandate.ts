import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, type Clock, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { ProviderDirectory } from '#provider';
import type { NotAProvider } from '../domain/billing.errors.js';
import { MandateStore } from '../store/mandate.store.js';

/**
 * A provider ends the mandate to issue invoices in their name. What was issued remains; from here on their invoices and
 * credit notes wait, and are theirs to write.
 */
@Injectable()
export class EndMandate {
  constructor(
    private readonly providers: ProviderDirectory,
    private readonly mandates: MandateStore,
    private readonly transactor: Transactor,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Harmless twice, and without a mandate. */
  async execute(actor: UserActor): Promise<Result<void, NotAProvider>> {
    const provider = await this.providers.findByUser(actor.userId);
    if (!provider) return err({ kind: 'NotAProvider' });
    const { providerId } = provider;
    return this.transactor.run(async (tx) => {
      const subject = { type: 'provider', id: providerId };
      for (const version of await this.mandates.end(tx, providerId, this.clock.now()))
        await this.audit.append(tx, { actor, action: 'billing-mandate.ended', subject, data: { version } });
      return ok(undefined);
    });
  }
}
