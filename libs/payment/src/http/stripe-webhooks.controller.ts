import { Body, Controller, Headers, HttpCode, HttpException, Post } from '@nestjs/common';
import { Public } from '#platform/access';
import { ReceiveWebhook } from '../use-cases/receive-webhook.js';
import type { EventSource } from '../store/inbox.store.js';

const SIGNATURE = 'stripe-signature';

/** Where Stripe tells us that something has happened. Open to the world: the signature is the key. */
@Controller('webhooks/stripe')
export class StripeWebhooksController {
  constructor(private readonly webhooks: ReceiveWebhook) {}

  /** Events of the platform's own account. */
  @Public()
  @Post()
  @HttpCode(200)
  platform(@Body() body: unknown, @Headers(SIGNATURE) signature: string | undefined): Promise<void> {
    return this.#receive('PLATFORM', body, signature);
  }

  /** Events of connected accounts. */
  @Public()
  @Post('connect')
  @HttpCode(200)
  connect(@Body() body: unknown, @Headers(SIGNATURE) signature: string | undefined): Promise<void> {
    return this.#receive('CONNECT', body, signature);
  }

  /** Thin events, which only name their object. */
  @Public()
  @Post('thin')
  @HttpCode(200)
  thin(@Body() body: unknown, @Headers(SIGNATURE) signature: string | undefined): Promise<void> {
    return this.#receive('THIN', body, signature);
  }

  async #receive(source: EventSource, body: unknown, signature: string | undefined): Promise<void> {
    const reception = Buffer.isBuffer(body) ? await this.webhooks.receive(source, body, signature) : 'NOT_AN_EVENT';
    if (reception !== 'STORED')
      throw new HttpException({ message: 'Not an event that Stripe has signed for this address' }, 400);
  }
}
