import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock, type Result } from '#kernel';
import type { Actor, UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import type { Tx } from '#platform/prisma';
import { fingerprint, judgeRepeat, type IdempotencyKeyReused } from '../domain/idempotency.js';
import { BookingReads } from '../store/booking.reads.js';
import { BookingStore } from '../store/booking.store.js';

/** A request as its client numbers it: the same key and input are the same request. */
export interface RepeatableRequest {
  readonly key: string;
  readonly operation: string;
  readonly input: unknown;
}

/** Answers a request that is sent again with what the first one made. */
@Injectable()
export class RememberRequest {
  constructor(
    private readonly store: BookingStore,
    private readonly reads: BookingReads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * In the transaction that does the work, before it: FIRST to go on, REPEAT with the first result's id, or why not. The
   * claim rolls back with the work, so a request that failed may be tried again under its key.
   */
  async claim(
    tx: Tx,
    actor: Actor,
    request: RepeatableRequest & { readonly resultId: string },
  ): Promise<Result<{ attempt: 'FIRST' } | { attempt: 'REPEAT'; resultId: string }, IdempotencyKeyReused>> {
    if (actor.kind !== 'user') return ok({ attempt: 'FIRST' });
    const asked = { operation: request.operation, fingerprint: fingerprint(request.input) };
    const remembered = await this.store.claimKey(tx, {
      ...asked,
      actorId: actor.userId,
      key: request.key,
      resultId: request.resultId,
      at: this.clock.now(),
    });
    return judgeRepeat(remembered, asked);
  }

  /** What an earlier request under the key made, without claiming it: null when there was none. */
  async recall(actor: UserActor, request: RepeatableRequest): Promise<Result<string | null, IdempotencyKeyReused>> {
    const asked = { operation: request.operation, fingerprint: fingerprint(request.input) };
    const judged = judgeRepeat(await this.reads.rememberedRequest(actor.userId, request.key), asked);
    if (!judged.ok) return judged;
    return ok(judged.value.attempt === 'REPEAT' ? judged.value.resultId : null);
  }
}
