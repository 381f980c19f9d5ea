import { Controller, Get, Header, HttpException, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Result } from '#kernel';
import { Access, CurrentActor, currentLocale, type UserActor } from '#platform/access';
import { translate } from '#platform/i18n';
import type { BillingDocumentNotFound } from '../domain/billing.errors.js';
import { DrawQuote } from '../use-cases/draw-quote.js';
import { ViewBillingDocument, type OpenedDocument } from '../use-cases/view-document.js';
import '../billing.messages.js';

const NOT_FOUND = 404;

/** Documents as PDF, for the session that asks. Every look leaves a trace. */
@Controller('documents/billing')
export class BillingDocumentsController {
  constructor(
    private readonly viewing: ViewBillingDocument,
    private readonly quotes: DrawQuote,
  ) {}

  /** A quote of yours. `?inline` shows it in the browser instead of saving it. */
  @Access('user')
  @Get('quotes/:id')
  @Header('cache-control', 'private, no-store')
  async quote(
    @Param('id') id: string,
    @CurrentActor() actor: UserActor,
    @Res() reply: FastifyReply,
    @Query('inline') inline?: string,
  ): Promise<void> {
    await send(reply, await this.quotes.execute(actor, id), inline !== undefined);
  }

  /** A document addressed to you, issued in your name, or any for finance staff. */
  @Access('user')
  @Get(':id')
  @Header('cache-control', 'private, no-store')
  async view(
    @Param('id') id: string,
    @CurrentActor() actor: UserActor,
    @Res() reply: FastifyReply,
    @Query('inline') inline?: string,
  ): Promise<void> {
    await send(reply, await this.viewing.execute(actor, id), inline !== undefined);
  }
}

async function send(
  reply: FastifyReply,
  opened: Result<OpenedDocument, BillingDocumentNotFound>,
  inline: boolean,
): Promise<void> {
  if (!opened.ok) {
    const { kind } = opened.error;
    throw new HttpException({ code: 'NOT_FOUND', message: translate(currentLocale(), kind) }, NOT_FOUND);
  }
  const { pdf, fileName } = opened.value;
  await reply
    .header('content-type', 'application/pdf')
    .header('content-disposition', `${inline ? 'inline' : 'attachment'}; filename="${fileName}"`)
    .header('x-content-type-options', 'nosniff')
    .send(pdf);
}
