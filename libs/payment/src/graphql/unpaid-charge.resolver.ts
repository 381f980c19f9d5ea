import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isId, type Clock, type Failure, type Result } from '#kernel';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { badUserInput, decodeCursor, notFound, PageArgs, toConnection, toUserError } from '#platform/graphql';
import { UnpaidChargeReads, type AfterUnpaidCharge } from '../store/unpaid-charge.reads.js';
import { AskChargeAgain } from '../use-cases/ask-charge-again.js';
import { WriteOffCharge } from '../use-cases/write-off-charge.js';
import { rowAfter } from './row-after.js';
import {
  AskChargeAgainResult,
  UnpaidCharge,
  UnpaidChargeConnection,
  UnpaidChargesArgs,
  WriteOffChargeInput,
  WriteOffChargeResult,
} from './unpaid-charge.object.js';

/** Tips and overtime that were not paid, for finance staff. */
@Resolver()
export class UnpaidChargeResolver {
  constructor(
    private readonly reads: UnpaidChargeReads,
    private readonly asking: AskChargeAgain,
    private readonly writingOff: WriteOffCharge,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('admin:finance')
  @Query(() => UnpaidChargeConnection, {
    description:
      'Tips and overtime that a bank refused, open and lapsed: overtime first, the oldest first. Or those given up.',
  })
  async unpaidCharges(@Args() page: UnpaidChargesArgs): Promise<UnpaidChargeConnection> {
    if (page.list === 'WRITTEN_OFF') return this.#writtenOff(page);
    const rows = await this.reads.page(page.first + 1, afterOf(page.after));
    const now = this.clock.now();
    const charges = rows.map((row) => UnpaidCharge.from(row, now));
    return toConnection(charges, page.first, ({ kind, since, id }) => [kind, since.toISOString(), id]);
  }

  @Access('admin:finance')
  @Mutation(() => AskChargeAgainResult, {
    description: 'Sends the customer the payment link again; what lapsed can be paid for 14 days once more.',
  })
  async askChargeAgain(@Args('id', { type: () => ID }) id: string, @CurrentActor() actor: UserActor) {
    if (!isId(id)) throw badUserInput('id');
    return this.#answer(id, await this.asking.ask(actor, id));
  }

  @Access('admin:finance')
  @Mutation(() => WriteOffChargeResult, { description: 'Gives it up: the customer is not asked for it any more.' })
  async writeOffCharge(@Args('input') { id, reason }: WriteOffChargeInput, @CurrentActor() actor: UserActor) {
    return this.#answer(id, await this.writingOff.writeOff(actor, id, reason));
  }

  async #writtenOff(page: PageArgs): Promise<UnpaidChargeConnection> {
    const rows = await this.reads.writtenOff(page.first + 1, rowAfter(page.after));
    const charges = rows.map((row) => UnpaidCharge.from(row, this.clock.now()));
    return toConnection(charges, page.first, ({ writtenOffAt, id }) => [writtenOffAt?.toISOString() ?? '', id]);
  }

  async #answer<F extends Failure>(id: string, result: Result<void, F>) {
    if (!result.ok && result.error.kind === 'ChargeNotFound') throw notFound();
    if (!result.ok) return toUserError(result.error);
    const row = await this.reads.get(id);
    if (!row) throw notFound();
    return UnpaidCharge.from(row, this.clock.now());
  }
}

function afterOf(cursor: string | null | undefined): AfterUnpaidCharge | null {
  const key = decodeCursor(cursor, 3);
  if (!key) return null;
  const [kind, since, id] = [String(key[0]), new Date(String(key[1])), String(key[2])];
  if ((kind !== 'TIP' && kind !== 'OVERTIME') || Number.isNaN(since.getTime()) || !isId(id))
    throw badUserInput('after');
  return [kind === 'TIP', since, id];
}
