import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { ok } from '#kernel';
import type { Actor, UserActor } from '#platform/access';
import { EventBus } from '#platform/jobs';
import { Transactor, type Tx } from '#platform/prisma';
import { SessionStore } from '../store/session.store.js';

/** Ends sessions: HTTP from the next request on, open sockets by the event. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly transactor: Transactor,
    private readonly sessions: SessionStore,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
  ) {}

  /** One session of the actor; false when it is not theirs or already over. */
  async one(actor: UserActor, sessionId: string): Promise<boolean> {
    const ended = await this.transactor.run(async (tx) => {
      if (!(await this.sessions.end(tx, actor.userId, sessionId))) return ok(false);
      await this.audit.append(tx, {
        actor,
        action: 'session.ended',
        subject: { type: 'user', id: actor.userId },
        data: { sessionId },
      });
      await this.events.publish(tx, {
        type: 'SessionsEnded',
        data: { userId: actor.userId, onlySessionId: sessionId },
      });
      return ok(true);
    });
    return ended.ok && ended.value;
  }

  /** Every session of the actor, except the one they ask from when `keepCurrent`. Answers how many ended. */
  async all(actor: UserActor, keepCurrent: boolean): Promise<number> {
    const ended = await this.transactor.run(async (tx) =>
      ok(await this.everywhere(tx, actor, actor.userId, keepCurrent ? actor.sessionId : undefined)),
    );
    return ended.ok ? ended.value : 0;
  }

  /** Inside the transaction of a change after which old sessions may not go on. */
  async everywhere(tx: Tx, actor: Actor, userId: string, exceptSessionId?: string): Promise<number> {
    const count = await this.sessions.endAll(tx, userId, exceptSessionId);
    await this.audit.append(tx, {
      actor,
      action: 'sessions.ended',
      subject: { type: 'user', id: userId },
      data: { count, keptOne: exceptSessionId !== undefined },
    });
    await this.events.publish(tx, { type: 'SessionsEnded', data: { userId, exceptSessionId } });
    return count;
  }
}
