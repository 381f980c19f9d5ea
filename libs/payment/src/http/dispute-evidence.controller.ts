import { Controller, Get, Header, HttpException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isId } from '#kernel';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { isAttachmentField } from '../domain/evidence-attachment.js';
import { AnswerDispute } from '../use-cases/answer-dispute.js';
import { AttachToDispute } from '../use-cases/attach-to-dispute.js';

const ROOT = 'documents/dispute-evidence';
const NOT_FOUND = 404;

/** Where a file of a dispute's evidence can be read. */
export const evidenceUrl = (disputeId: string, field: string): string => `/${ROOT}/${disputeId}/${field}`;

/** The files of a dispute's evidence, for finance staff, before and after they are sent: those we draw, and staff's own. */
@Controller(ROOT)
export class DisputeEvidenceController {
  constructor(
    private readonly disputes: AnswerDispute,
    private readonly attaching: AttachToDispute,
  ) {}

  @Access('admin:finance')
  @Get(':id/:field')
  @Header('cache-control', 'private, no-store')
  async read(
    @Param('id') id: string,
    @Param('field') field: string,
    @CurrentActor() actor: UserActor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isId(id)) throw missing();
    if (isAttachmentField(field)) return this.#attached(actor, id, field, reply);
    const pdf = await this.disputes.preview(id, field);
    if (!pdf) throw missing();
    await reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `inline; filename="${field}.pdf"`)
      .header('x-content-type-options', 'nosniff')
      .send(pdf);
  }

  /** What a person uploaded is an attachment that no browser runs. */
  async #attached(
    actor: UserActor,
    id: string,
    field: Parameters<AttachToDispute['read']>[2],
    reply: FastifyReply,
  ): Promise<void> {
    const file = await this.attaching.read(actor, id, field);
    if (!file) throw missing();
    await reply
      .header('content-type', file.contentType)
      .header('content-disposition', `attachment; filename="${file.name}"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('cross-origin-resource-policy', 'same-origin')
      .send(file.content);
  }
}

const missing = (): HttpException =>
  new HttpException({ code: 'NOT_FOUND', message: 'No such file of a dispute' }, NOT_FOUND);
