import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, isId, ok, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { Transactor } from '#platform/prisma';
import { canReview, type OwnFileNotReviewable } from '../domain/provider.policy.js';
import type { ProviderNotFound } from '../domain/provider.errors.js';
import { ProviderFileReads, type FileRecord } from '../store/provider-file.reads.js';

/** Opens somebody else's file for a member of staff: the reason is written down before anything is shown (DATA-4). */
@Injectable()
export class ViewProviderFile {
  constructor(
    private readonly files: ProviderFileReads,
    private readonly transactor: Transactor,
    private readonly audit: AuditLog,
  ) {}

  async run(
    actor: UserActor,
    providerId: string,
    reason: string,
  ): Promise<Result<FileRecord, ProviderNotFound | OwnFileNotReviewable>> {
    const file = isId(providerId) ? await this.files.load(providerId) : null;
    if (!file) return err({ kind: 'ProviderNotFound' });
    const allowed = canReview(actor.userId, file.record);
    if (!allowed.ok) return allowed;
    await this.transactor.run(async (tx) => {
      const subject = { type: 'provider', id: providerId };
      await this.audit.append(tx, { actor, action: 'provider.file-viewed', subject, data: { reason } });
      return ok(undefined);
    });
    return ok(file);
  }
}
