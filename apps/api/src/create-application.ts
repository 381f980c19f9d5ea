import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import type { Clock } from '#kernel';
import type { Config } from '#platform/config';
import { TrustedDocuments } from '#platform/graphql';
import { configureHttp, httpAdapter } from '#platform/http';
import { Realtime } from '#platform/realtime';
import { ProviderDirectory } from '#provider';
import { AppModule } from './app.module.js';
import type { DevelopmentTools } from './page-head.js';
import { projectRoot } from './project-root.js';
import { providerOnPage } from './provider-on-page.js';
import { documentsOfWebApplication, serveWebApplication } from './web-application.js';

/** The whole application, wired and initialised, not yet listening. */
export async function createApplication(
  config: Config,
  clock: Clock,
  development: DynamicModule[] = [],
  developmentTools?: DevelopmentTools,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config, clock, development),
    httpAdapter(config),
    {
      bodyParser: false,
      bufferLogs: true,
      abortOnError: false,
    },
  );
  app.useLogger(app.get(Logger));
  await configureHttp(app);
  app.get(TrustedDocuments, { strict: false }).trust(documentsOfWebApplication(join(projectRoot(), 'dist')));
  const providers = app.get(ProviderDirectory, { strict: false });
  serveWebApplication(app.getHttpAdapter().getInstance(), {
    folder: join(projectRoot(), 'dist/web'),
    publicUrl: config.http.publicUrl,
    listedProviders: (after, limit) => providers.page(after, limit),
    listedProvider: (providerId) => providerOnPage(providers, providerId),
    developmentTools,
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  await app.get(Realtime).start();
  return app;
}
