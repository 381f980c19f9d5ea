import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

const QUIET = /^\/(health|metrics)/;
/** Ids and tokens in a path. */
const SECRET_PARTS = /[0-9a-f]{8}-[0-9a-f-]{27}|[\w-]{32,}/gi;

/**
 * One line per answered request. Fields are an allow-list: method, path without its query and ids, status, time, request
 * id. Bodies, headers, variables and people never appear.
 */
export function logRequests(server: FastifyInstance): void {
  const logger = new Logger('Http');
  server.addHook('onResponse', (request, reply, done) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (!QUIET.test(path)) {
      logger.log({
        requestId: request.id,
        method: request.method,
        path: path.replace(SECRET_PARTS, ':id'),
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      });
    }
    done();
  });
}
