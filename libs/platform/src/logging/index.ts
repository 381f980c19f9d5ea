import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CONFIG, type Config } from '../config/index.js';

/**
 * Logs as JSON lines. Fields are an allow-list: method, path without its query, status, time, request id. Bodies, headers,
 * variables and people never appear.
 */
@Module({
  imports: [
    LoggerModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        pinoHttp: {
          level: config.log.level,
          genReqId: (request: IncomingMessage) => request.id ?? '',
          quietReqLogger: true,
          autoLogging: { ignore: (request: IncomingMessage) => /^\/(health|metrics)/.test(request.url ?? '') },
          serializers: {
            req: (request: { id: string; method: string; url: string }) => ({
              id: request.id,
              method: request.method,
              path: request.url.split('?', 1)[0]?.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[\w-]{32,}/gi, ':id'),
            }),
            res: (response: ServerResponse) => ({ status: response.statusCode }),
          },
        },
      }),
    }),
  ],
  exports: [LoggerModule],
})
export class LoggingModule {}
