import { Inject, Injectable } from '@nestjs/common';
import { err, isId, ok, type Clock, type Result } from '#kernel';
import { Availability } from '#availability';
import { priceOvertime } from '#pricing';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { EventBus } from '#platform/jobs';
import { Transactor, type Tx } from '#platform/prisma';
import type {
  IdempotencyKeyReused,
  OvertimeNotPossible,
  OvertimeOverlaps,
  OvertimeTooLong,
} from '../domain/booking.errors.js';
import { factsOf, type Booking } from '../domain/booking.js';
import { partyOf } from '../domain/booking.policy.js';
import { answerUntil, judgeProposal, withOvertime } from '../domain/overtime.js';
import { BookingReads } from '../store/booking.reads.js';
import { BookingStore } from '../store/booking.store.js';
import { OvertimeStore } from '../store/overtime.store.js';
import type { BookingNotFound } from './change-booking.js';
import { RememberRequest } from './remember-request.js';
import { SealedFields } from './sealed-fields.js';

export interface ProposalInput {
  readonly bookingId: string;
  readonly minutes: number;
  readonly idempotencyKey: string;
}

export type ProposalFailure =
  OvertimeNotPossible | OvertimeTooLong | OvertimeOverlaps | IdempotencyKeyReused | BookingNotFound;

/** The provider asks for more time, priced by the booking's own quote. It costs nobody anything until the customer agrees. */
@Injectable()
export class ProposeOvertime {
  constructor(
    private readonly store: BookingStore,
    private readonly reads: BookingReads,
    private readonly overtimes: OvertimeStore,
    private readonly requests: RememberRequest,
    private readonly sealed: SealedFields,
    private readonly availability: Availability,
    private readonly transactor: Transactor,
    private readonly events: EventBus,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(actor: UserActor, input: ProposalInput): Promise<Result<Booking, ProposalFailure>> {
    if (!isId(input.bookingId)) return err({ kind: 'BookingNotFound' });
    return this.transactor.run<Booking, ProposalFailure>(async (tx) => {
      const providerId = await this.store.providerOf(tx, input.bookingId);
      if (!providerId) return err({ kind: 'BookingNotFound' });
      // The calendar before the booking, as everyone who takes a slot does.
      await this.availability.lock(tx, providerId);
      const booking = await this.store.lock(tx, input.bookingId);
      if (!booking || partyOf(actor, booking) !== 'PROVIDER') return err({ kind: 'BookingNotFound' });
      return this.propose(tx, actor, booking, input);
    });
  }

  private async propose(
    tx: Tx,
    actor: UserActor,
    booking: Booking,
    { idempotencyKey: key, ...input }: ProposalInput,
  ): Promise<Result<Booking, ProposalFailure>> {
    const claim = await this.requests.claim(tx, actor, {
      ...{ key, operation: 'proposeOvertime', input },
      resultId: booking.id,
    });
    if (!claim.ok) return claim;
    if (claim.value.attempt === 'REPEAT') return ok(booking);
    const now = this.clock.now();
    const judged = judgeProposal(booking, input.minutes, now, this.config.rules);
    if (!judged.ok) return judged;
    if ((await this.overtimes.latest(tx, booking.id))?.state === 'AGREED') return err({ kind: 'OvertimeNotPossible' });
    if (await this.overtimes.isTaken(tx, booking, withOvertime(booking.blocked, input.minutes)))
      return err({ kind: 'OvertimeOverlaps' });
    const [details] = await this.reads.details([booking.id]);
    if (!details) throw new Error(`Booking ${booking.id} has no quote`);
    const price = priceOvertime(this.sealed.openQuote(booking, details.quoteSealed).price, input.minutes);
    const { totalCents: amountCents, providerNetCents } = price;
    const expiresAt = answerUntil(now, this.config.rules);
    const proposal = { minutes: input.minutes, amountCents, expiresAt };
    await this.overtimes.propose(tx, { ...proposal, bookingId: booking.id, providerNetCents, proposedAt: now });
    await this.events.publish(tx, {
      type: 'OvertimeProposed',
      data: { ...factsOf(booking), ...proposal, expiresAt: expiresAt.toISOString() },
    });
    return ok(booking);
  }
}
