import {
  Controller,
  Get,
  Header,
  HttpException,
  HttpStatus,
  Logger,
  Param,
  Post,
  Query,
  Req,
  Res,
  type OnModuleInit,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { Access, CurrentActor, currentLocale, Public, type UserActor } from '#platform/access';
import { translate } from '#platform/i18n';
import { RateLimiter } from '#platform/rate-limit';
import type { Result } from '#kernel';
import { DEFAULT_LIMITS } from '../domain/limits.js';
import type { UploadFailure } from '../domain/vault.errors.js';
import { KeepDocument } from '../use-cases/keep-document.js';
import { ViewDocument, type ViewedDocument } from '../use-cases/view-document.js';
import { readUpload } from './read-upload.js';

const STATUS: Record<UploadFailure['kind'] | 'NoFile', number> = {
  NoFile: 400,
  FileTooLarge: 413,
  FileTypeNotAccepted: 415,
  ImageTooLarge: 422,
  FileUnreadable: 422,
  ActiveContent: 422,
  FileInfected: 422,
  ScannerUnavailable: 503,
  QuotaExceeded: 409,
  StorageFull: 507,
  DocumentNotFound: 404,
  DocumentReplaced: 409,
};
const UPLOADS = { points: 60, seconds: 600 };

/** Files in and out. Cross-site requests are refused by the Origin allow-list before they reach this. */
@Controller('documents')
export class DocumentsController implements OnModuleInit {
  readonly #logger = new Logger('Vault');

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly keepDocument: KeepDocument,
    private readonly viewDocument: ViewDocument,
    private readonly rateLimiter: RateLimiter,
  ) {}

  async onModuleInit(): Promise<void> {
    const server = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    await server.register(multipart, {
      limits: { fileSize: DEFAULT_LIMITS.fileBytes, files: 1, fields: 0, parts: 1, headerPairs: 20 },
    });
  }

  /** One part, `file`. `?replaces=<id>` makes it the next version of a document of yours. */
  @Access('user')
  @Post()
  async upload(@Req() request: FastifyRequest, @CurrentActor() actor: UserActor, @Query('replaces') replaces?: string) {
    await this.#limit(actor.userId);
    const upload = await readUpload(request, this.keepDocument.limits.fileBytes);
    if (!upload.ok) throw refusal(upload.error);
    const kept = await this.keepDocument.run(actor.userId, upload.value, replaces ?? null);
    if (!kept.ok) {
      if (kept.error.kind === 'StorageFull') this.#logger.error('No space left for documents');
      throw refusal(kept.error);
    }
    const { documentId, ...facts } = kept.value;
    return { id: documentId, ...facts };
  }

  @Access('user')
  @Get(':id')
  @Header('cache-control', 'no-store')
  async view(@Param('id') id: string, @CurrentActor() actor: UserActor, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.viewDocument.run(actor, id));
  }

  /** By a link that its viewer asked for a few minutes ago. */
  @Public()
  @Get('links/:token')
  @Header('cache-control', 'no-store')
  async viewByLink(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.viewDocument.byLink(token));
  }

  /** The limiter speaks GraphQL; here the same refusal is a 429. */
  async #limit(userId: string): Promise<void> {
    try {
      await this.rateLimiter.consume('vault.upload', userId, UPLOADS);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      const { code, retryAfterSeconds } = error.extensions;
      throw new HttpException({ code, message: error.message, retryAfterSeconds }, HttpStatus.TOO_MANY_REQUESTS);
    }
  }
}

/** As an attachment that no browser runs or keeps. */
async function send(reply: FastifyReply, viewed: Result<ViewedDocument, UploadFailure>): Promise<void> {
  if (!viewed.ok) throw refusal(viewed.error);
  const { bytes, contentType, fileName } = viewed.value;
  await reply
    .header('content-type', contentType)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .header('cross-origin-resource-policy', 'same-origin')
    .send(bytes);
}

function refusal(failure: UploadFailure | { kind: 'NoFile' }): HttpException {
  const code = failure.kind.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
  const details = 'maximumBytes' in failure ? { maximumBytes: failure.maximumBytes } : {};
  return new HttpException(
    { code, message: translate(currentLocale(), failure.kind), ...details },
    STATUS[failure.kind],
  );
}
