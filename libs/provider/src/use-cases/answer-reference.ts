import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, type Clock, type Result } from '#kernel';
import type { Actor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { hashToken } from '#platform/crypto';
import { Transactor } from '#platform/prisma';
import type { ReferenceLinkInvalid } from '../domain/provider.errors.js';
import type { ReferenceAnswer } from '../domain/reference.js';
import { ReferenceStore } from '../store/reference.store.js';

export interface ReferenceRequest {
  readonly providerPublicName: string;
  readonly relationship: string;
  readonly expiresAt: Date | null;
}

/** What a referee sees and answers through their one-time link, without an account. */
@Injectable()
export class AnswerReference {
  constructor(
    private readonly references: ReferenceStore,
    private readonly transactor: Transactor,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ask(token: string): Promise<ReferenceRequest | null> {
    const found = await this.references.findByToken(hashToken(token), this.clock.now());
    return (
      found && {
        providerPublicName: found.provider.publicName,
        relationship: found.referee.relationship,
        expiresAt: found.expiresAt,
      }
    );
  }

  /** A provider who got hold of their own referee's link finds it invalid. */
  async run(actor: Actor, token: string, answer: ReferenceAnswer): Promise<Result<void, ReferenceLinkInvalid>> {
    const at = this.clock.now();
    const found = await this.references.findByToken(hashToken(token), at);
    const own = actor.kind === 'user' && actor.userId === found?.provider.userId;
    if (!found || own) return err({ kind: 'ReferenceLinkInvalid' });
    return this.transactor.run<void, ReferenceLinkInvalid>(async (tx) => {
      if (!(await this.references.answer(tx, found.id, hashToken(token), answer, at))) {
        return err({ kind: 'ReferenceLinkInvalid' });
      }
      const data = { recommends: answer.recommends };
      await this.audit.append(tx, {
        actor,
        action: 'reference.answered',
        subject: { type: 'reference', id: found.id },
        data,
      });
      return ok(undefined);
    });
  }
}
