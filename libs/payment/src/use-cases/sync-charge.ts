import { Inject, Injectable } from '@nestjs/common';
import { ok, plus, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor, type Tx } from '#platform/prisma';
import { CardGateway } from '../adapters/card-gateway.js';
import { chargeTold } from '../domain/charge-consequence.js';
import { chargeAwaitsCustomer, decideCharge } from '../domain/charge-state.js';
import type { SeenIntent } from '../domain/seen.js';
import { ChargeStore, type PaymentCharge } from '../store/charge.store.js';
import { LOOK_AGAIN_AFTER } from './ask-open-checkout.js';
import { RecordChargeFact } from './record-charge-fact.js';

/** Fetches what Stripe has about a tip or overtime and moves it forward, for browsers that come back, webhooks and sweeps. */
@Injectable()
export class SyncCharge {
  constructor(
    private readonly charges: ChargeStore,
    private readonly cards: CardGateway,
    private readonly facts: RecordChargeFact,
    private readonly events: EventBus,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `intentId`: one that an event spoke of and that we may not know yet. Runs outside any transaction. */
  async sync(chargeId: string, intentId?: string): Promise<void> {
    const charge = await this.charges.find(chargeId);
    if (!charge || charge.state === 'PAID' || charge.state === 'TRANSFERRED') return;
    const onPage = await this.#onPage(charge);
    const intent = onPage ?? (await this.#hinted(charge, intentId));
    if (!intent) return;
    await this.transactor.run(async (tx) => {
      const current = await this.charges.lock(tx, chargeId);
      if (!current) return ok(undefined);
      if (intent.status === 'succeeded') await this.facts.record(tx, chargeId, { what: 'PAID', intent });
      else if (onPage) await this.#refused(tx, current, onPage);
      return ok(undefined);
    });
  }

  /** An open page of which nothing was heard: the webhook may be lost, the browser may never have come back. */
  async lookAgain(chargeId: string): Promise<void> {
    await this.sync(chargeId);
    await this.transactor.run(async (tx) => {
      const charge = await this.charges.lock(tx, chargeId);
      if (!charge?.lookAgainAt || !chargeAwaitsCustomer(charge.state)) return ok(undefined);
      const now = this.clock.now();
      const pageIsOver = charge.pageExpiresAt !== null && charge.pageExpiresAt <= now;
      await this.charges.save(
        tx,
        charge,
        pageIsOver ? { lookAgainAt: null, pageUrl: null } : { lookAgainAt: plus(now, LOOK_AGAIN_AFTER) },
        now,
      );
      return ok(undefined);
    });
  }

  /** The deadline is over: the page is closed, and unless it was paid in the last moment the charge lapses and both sides are told. */
  async lapse(chargeId: string): Promise<void> {
    const charge = await this.charges.find(chargeId);
    if (charge?.pageSessionId) await this.cards.expireCheckout(charge.pageSessionId);
    await this.sync(chargeId);
    await this.transactor.run(async (tx) => {
      const current = await this.charges.lock(tx, chargeId);
      if (!current || current.collectBy > this.clock.now()) return ok(undefined);
      const next = decideCharge(current.state, 'LAPSE');
      if (!next.ok) return ok(undefined);
      const write = { state: next.value, pageUrl: null, lookAgainAt: null };
      await this.charges.save(tx, current, write, this.clock.now());
      await this.events.publish(tx, { type: 'PaymentChargeLapsed', data: chargeTold(current) });
      return ok(undefined);
    });
  }

  /** A card that was refused on the page: finance staff see why, and the customer tries another one there. */
  async #refused(tx: Tx, charge: PaymentCharge, { refusal }: SeenIntent): Promise<void> {
    if (refusal === null || refusal === charge.pageRefusal || !chargeAwaitsCustomer(charge.state)) return;
    await this.charges.save(tx, charge, { pageRefusal: refusal }, this.clock.now());
  }

  async #onPage(charge: PaymentCharge): Promise<SeenIntent | null> {
    return charge.pageSessionId ? (await this.cards.getCheckout(charge.pageSessionId)).intent : null;
  }

  async #hinted(charge: PaymentCharge, intentId: string | undefined): Promise<SeenIntent | null> {
    if (!intentId) return null;
    const intent = await this.cards.getIntent(intentId);
    return intent.furtherChargeId === charge.id ? intent : null;
  }
}
