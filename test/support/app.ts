import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import supertest from 'supertest';
import { FixedClock, newId, type Locale, type UserId } from '#kernel';
import {
  SESSION_AUTHENTICATOR,
  type Permission,
  type Role,
  type SessionAuthenticator,
  type UserActor,
} from '#platform/access';
import type { Rules } from '#platform/config';
import { configureHttp, httpAdapter } from '#platform/http';
import { JobRunner } from '#platform/jobs';
import { PlatformModule } from '#platform/module';
import { Database } from '#platform/prisma';
import { testConfig } from './config.js';
import { createTestDatabase, type TestDatabase } from './database.js';

/** Sessions for tests of one feature, where the identity feature is not part of the application under test. */
class TestSessions implements SessionAuthenticator {
  readonly actors = new Map<string, UserActor>();
  authenticate(token: string): Promise<UserActor | null> {
    return Promise.resolve(this.actors.get(token) ?? null);
  }
}

export interface GraphqlAnswer<Data = Record<string, never>> {
  data: Data;
  errors?: { message: string; path?: string[]; extensions: { code: string; [key: string]: unknown } }[];
}

export interface TestAppOptions {
  /** Feature modules under test. Without the identity feature, people are made by `actor()`. */
  modules: (Type<unknown> | DynamicModule)[];
  now?: string;
  /** Environment variables for the configuration. */
  environment?: Record<string, string>;
  /** Numbers of the business that differ from the usual ones. */
  rules?: Partial<Rules>;
  /** True when one of the modules provides SESSION_AUTHENTICATOR. */
  withIdentity?: boolean;
  /** `web` leaves the jobs to be run by hand. */
  role?: 'all' | 'web';
  /** A database that exists already, e.g. of an application that was killed; it stays when this one is closed. */
  database?: TestDatabase;
  /** Any free port, when absent. */
  port?: number;
}

export type TestApp = Awaited<ReturnType<typeof createTestApp>>;

/** A real application on a database of its own, over real HTTP; close it in afterAll. */
export async function createTestApp(options: TestAppOptions) {
  const database = options.database ?? (await createTestDatabase());
  const folder = mkdtempSync(join(tmpdir(), 'limpide-app-'));
  const clock = new FixedClock(options.now ?? '2026-11-23T08:00:00Z');
  const usual = testConfig(database.url, { DATA_DIR: folder, ROLE: options.role ?? 'all', ...options.environment });
  const config = { ...usual, rules: { ...usual.rules, ...options.rules } };
  const sessions = new TestSessions();

  @Global()
  @Module({ providers: [{ provide: SESSION_AUTHENTICATOR, useValue: sessions }], exports: [SESSION_AUTHENTICATOR] })
  class TestSessionsModule {}

  const building = Test.createTestingModule({
    imports: [
      PlatformModule.forRoot(config, clock),
      ...(options.withIdentity ? [] : [TestSessionsModule]),
      ...options.modules,
    ],
  });
  // Also where a feature brings identity with it.
  if (!options.withIdentity) building.overrideProvider(SESSION_AUTHENTICATOR).useValue(sessions);
  const testing = await building.compile();
  const app = testing.createNestApplication<NestFastifyApplication>(httpAdapter(config), {
    bodyParser: false,
    logger: false,
  });
  app.enableShutdownHooks([]);
  await configureHttp(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  await app.listen(options.port ?? 0, '127.0.0.1');
  const url = await app.getUrl();
  const jobs = app.get(JobRunner);

  return {
    app,
    url,
    clock,
    config,
    http: supertest(url),
    db: app.get(Database),
    get: <T>(token: Type<T>): T => app.get(token, { strict: false }),

    /** Someone signed in, for applications without the identity feature. Pass to `graphql` as `as`. */
    actor(
      roles: Role[] = ['customer'],
      more: { userId?: UserId; permissions?: Permission[]; locale?: Locale } = {},
    ): UserActor & { token: string } {
      const token = newId().replaceAll('-', '');
      const actor: UserActor = {
        kind: 'user',
        userId: more.userId ?? newId<UserId>(),
        sessionId: newId(),
        roles: new Set(roles),
        permissions: new Set(more.permissions ?? []),
        locale: more.locale ?? 'fr',
        authenticatedAt: clock.now(),
      };
      sessions.actors.set(token, actor);
      return Object.assign(actor, { token });
    },

    /** One GraphQL request over HTTP; `as` is a bearer token or someone with one. */
    async graphql<Data = Record<string, never>>(
      query: string,
      variables: Record<string, unknown> = {},
      request: { as?: string | { token: string }; locale?: Locale } = {},
    ): Promise<GraphqlAnswer<Data>> {
      const token = typeof request.as === 'string' ? request.as : request.as?.token;
      const call = supertest(url).post('/graphql').set('content-type', 'application/json');
      if (token) call.set('authorization', `Bearer ${token}`);
      if (request.locale) call.set('accept-language', request.locale);
      const response = await call.send({ query, variables });
      return response.body as GraphqlAnswer<Data>;
    },

    /** Names of the jobs that run by themselves. */
    get sweeps(): string[] {
      return jobs.sweeps;
    },

    /** Runs one registered job here and now. */
    runJob: (name: string, payload?: unknown) => jobs.runNow(name, payload),

    /** Waits until every queued event and job that is due has been handled. In a web process nobody handles them: they stay. */
    async settle(): Promise<void> {
      if (config.role === 'web') return;
      const deadline = Date.now() + 120_000;
      while ((await jobs.pending()) > 0) {
        if (Date.now() > deadline) throw new Error(`Jobs never settled: ${JSON.stringify(await jobs.parked())}`);
        await sleep(15);
      }
    },

    async close(): Promise<void> {
      await app.close();
      if (!options.database) await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
