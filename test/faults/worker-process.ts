// The payment feature in a process of its own, that a test may kill: it does the jobs it is told to do, at the time it is told.
import 'reflect-metadata';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FixedClock } from '#kernel';
import { PaymentModule } from '#payment';
import { SESSION_AUTHENTICATOR } from '#platform/access';
import { loadConfig } from '#platform/config';
import { configureHttp, httpAdapter } from '#platform/http';
import { JobRunner } from '#platform/jobs';
import { PlatformModule } from '#platform/module';

/** Jobs with their payloads, all to be begun at once. */
export interface ToDo {
  readonly now: string;
  readonly jobs: readonly { readonly name: string; readonly payload?: unknown }[];
}

class Anyone {}
const nobody = { provide: SESSION_AUTHENTICATOR, useValue: { authenticate: () => Promise.resolve(null) } };
Module({ providers: [nobody], exports: [SESSION_AUTHENTICATOR] })(Anyone);
Global()(Anyone);
class Root {}
const clock = new FixedClock('2026-11-23T08:00:00Z');
const config = loadConfig();
Module({ imports: [PlatformModule.forRoot(config, clock), Anyone, PaymentModule] })(Root);
const app = await NestFactory.create<NestFastifyApplication>(Root, httpAdapter(config), {
  bodyParser: false,
  logger: false,
});
await configureHttp(app);
await app.init();
const runner = app.get(JobRunner);
process.on('message', ({ now, jobs }: ToDo) => {
  clock.set(now);
  void Promise.all(jobs.map(({ name, payload }) => runner.runNow(name, payload))).then(() => process.send?.('done'));
});
process.send?.('ready');
