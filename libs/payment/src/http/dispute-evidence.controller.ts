import { Controller, Get, Header, HttpException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isId } from '#kernel';
import { Access } from '#platform/access';
import { AnswerDispute } from '../use-cases/answer-dispute.js';

const ROOT = 'documents/dispute-evidence';
const NOT_FOUND = 404;

/** Where a file of a dispute's evidence can be read. */
export const evidenceUrl = (disputeId: string, field: string): string => `/${ROOT}/${disputeId}/${field}`;

/** The files of a dispute's evidence, for finance staff, before and after they are sent. */
@Controller(ROOT)
export class DisputeEvidenceController {
  constructor(private readonly disputes: AnswerDispute) {}

  @Access('admin:finance')
  @Get(':id/:field')
  @Header('cache-control', 'private, no-store')
  async read(@Param('id') id: string, @Param('field') field: string, @Res() reply: FastifyReply): Promise<void> {
    const pdf = isId(id) ? await this.disputes.preview(id, field) : null;
    if (!pdf) throw new HttpException({ code: 'NOT_FOUND', message: 'No such file of a dispute' }, NOT_FOUND);
    await reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `inline; filename="${field}.pdf"`)
      .header('x-content-type-options', 'nosniff')
      .send(pdf);
  }
}
