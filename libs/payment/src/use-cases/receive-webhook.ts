import { Inject, Injectable } from '@nestjs/common';
import { systemClock, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { readEvent } from '../domain/stripe-event.js';
import { isSigned } from '../domain/webhook-signature.js';
import { InboxStore, type EventSource } from '../store/inbox.store.js';
import { InboxWaker } from '../store/inbox-waker.js';

/** Stored: answer 200. Not signed by Stripe, or signed but not an event: answer 400 and keep nothing. */
export type Reception = 'STORED' | 'BAD_SIGNATURE' | 'NOT_AN_EVENT';

/** Takes in a webhook: the signature is checked on the raw bytes before anything is parsed, then the event is stored once. */
@Injectable()
export class ReceiveWebhook {
  readonly #secrets: Record<EventSource, readonly string[]>;

  constructor(
    private readonly inbox: InboxStore,
    private readonly waker: InboxWaker,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    const { webhookSecrets, connectWebhookSecrets, thinWebhookSecrets } = config.stripe;
    this.#secrets = { PLATFORM: webhookSecrets, CONNECT: connectWebhookSecrets, THIN: thinWebhookSecrets };
  }

  async receive(source: EventSource, body: Buffer, signature: string | undefined): Promise<Reception> {
    // Stripe signs by the real time, so the age is measured by it, whatever the application's clock says.
    const nowSeconds = Math.floor(systemClock.now().getTime() / 1000);
    if (!isSigned(body, signature, this.#secrets[source], nowSeconds)) return 'BAD_SIGNATURE';
    const event = readEvent(body.toString('utf8'));
    if (!event) return 'NOT_AN_EVENT';
    await this.inbox.insert(source, event, this.clock.now());
    this.waker.wakeSoon();
    return 'STORED';
  }
}
