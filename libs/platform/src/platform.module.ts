import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from './clock/index.js';
import { CONFIG, type Config } from './config/index.js';
import { FieldCipher } from './crypto/index.js';
import { GraphqlModule } from './graphql/index.js';
import { HttpModule } from './http/index.js';
import { JobsModule } from './jobs/index.js';
import { LoggingModule } from './logging/index.js';
import { MailModule } from './mail/index.js';
import { PrismaModule } from './prisma/index.js';
import { RateLimitModule } from './rate-limit/index.js';
import { RealtimeModule } from './realtime/index.js';
import { RedisModule } from './redis/index.js';
import { StorageModule } from './storage/index.js';

/** Everything features stand on; the application gives it its configuration and its clock. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(config: Config, clock: Clock): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        LoggingModule,
        PrismaModule,
        RedisModule,
        JobsModule,
        MailModule,
        StorageModule,
        RateLimitModule,
        HttpModule,
        RealtimeModule,
        GraphqlModule,
      ],
      providers: [{ provide: CONFIG, useValue: config }, { provide: CLOCK, useValue: clock }, FieldCipher],
      exports: [CONFIG, CLOCK, FieldCipher],
    };
  }
}
