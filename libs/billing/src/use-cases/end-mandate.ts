import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, type Clock, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { ProviderDirectory } from '#provider';
import type { NotAProvider } from '../domain/billing.errors.js';
import { MandateStore } from '../store/mandate.store.js';

/**
 * A provider ends the mandate to issue invoices in their name. What was issued remains; from here on their invoices and
 * credit notes wait, and are theirs to write. Both sides get it in writing: the provider and finance staff are mailed.
 */
@Injectable()
export class EndMandate {
  constructor(
    private readonly providers: ProviderDirectory,
    private readonly mandates: MandateStore,
    private readonly transactor: Transactor,
    private readonly audit: AuditLog,
    private readonly events: EventBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Harmless twice, and without a mandate. */
  async execute(actor: UserActor): Promise<Result<void, NotAProvider>> {
    const provider = await this.providers.findByUser(actor.userId);
    if (!provider) return err({ kind: 'NotAProvider' });
    const { providerId } = provider;
    return this.transactor.run(async (tx) => {
      const subject = { type: 'provider', id: providerId };
      const now = this.clock.now();
      const ended = await this.mandates.end(tx, providerId, now);
      for (const version of ended)
        await this.audit.append(tx, { actor, action: 'billing-mandate.ended', subject, data: { version } });
      if (ended.length > 0) {
        const data = { providerId, userId: actor.userId, endedAt: now.toISOString() };
        await this.events.publish(tx, { type: 'InvoicingMandateEnded', data });
      }
      return ok(undefined);
    });
  }
}
