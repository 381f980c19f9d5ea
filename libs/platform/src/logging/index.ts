import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { CONFIG, type Config } from '../config/index.js';

/** Logs as JSON lines, at the configured level. Nothing of a request is logged but what `logRequests` allows. */
@Module({
  imports: [
    LoggerModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        // Its middleware makes a logger for each request; what we log of one, we name by its id.
        forRoutes: [],
        pinoHttp: {
          level: config.log.level,
          // Requests are logged by the HTTP server's own hook, which sees GraphQL's too: `logRequests`.
          autoLogging: false,
          quietReqLogger: true,
          serializers: { req: () => undefined, res: () => undefined },
        },
      }),
    }),
  ],
  exports: [LoggerModule],
})
export class LoggingModule {}

export { logRequests } from './log-requests.js';
