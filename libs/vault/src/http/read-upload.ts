import type { FastifyRequest } from 'fastify';
import { err, ok, type Result } from '#kernel';
import type { FileTooLarge, FileUnreadable } from '../domain/vault.errors.js';

/**
 * The bytes of the request's one file. Reading stops at the limit: what comes after is not kept in memory. The name and
 * type that the sender gave are not looked at.
 */
export async function readUpload(
  request: FastifyRequest,
  maximumBytes: number,
): Promise<Result<Buffer, FileTooLarge | FileUnreadable | { kind: 'NoFile' }>> {
  if (!request.isMultipart()) return err({ kind: 'NoFile' });
  try {
    const files: Buffer[] = [];
    for await (const part of request.files()) files.push(await part.toBuffer());
    const [bytes, ...others] = files;
    return bytes && bytes.length > 0 && others.length === 0 ? ok(bytes) : err({ kind: 'NoFile' });
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'FST_REQ_FILE_TOO_LARGE') return err({ kind: 'FileTooLarge', maximumBytes });
    if (typeof code === 'string' && /^FST_(PARTS|FILES|FIELDS)_LIMIT$/.test(code)) return err({ kind: 'NoFile' });
    if (
      request.raw.errored ||
      request.raw.destroyed ||
      (error instanceof Error && /multipart|form|part/i.test(error.message))
    ) {
      return err({ kind: 'FileUnreadable' });
    }
    throw error;
  }
}
