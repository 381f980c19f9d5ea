// The features of money, papers and mails in a process of its own, that a test may kill: it does what it is told, at the time it is told.
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BillingModule } from '#billing';
import { FixedClock, type BookingId } from '#kernel';
import { NotificationModule } from '#notification';
import { Payments } from '#payment';
import { loadConfig } from '#platform/config';
import { configureHttp, httpAdapter } from '#platform/http';
import { JobRunner } from '#platform/jobs';
import { PlatformModule } from '#platform/module';

/** All to be begun at once: jobs with their payloads, and bookings whose customer's browser comes back from the payment page. */
export interface ToDo {
  readonly now: string;
  readonly jobs?: readonly { readonly name: string; readonly payload?: unknown; readonly eventId?: string }[];
  readonly returns?: readonly BookingId[];
}

class Root {}
const clock = new FixedClock('2026-11-23T08:00:00Z');
const config = loadConfig();
Module({ imports: [PlatformModule.forRoot(config, clock), BillingModule, NotificationModule] })(Root);
const app = await NestFactory.create<NestFastifyApplication>(Root, httpAdapter(config), {
  bodyParser: false,
  logger: false,
});
await configureHttp(app);
await app.init();
const runner = app.get(JobRunner);
const payments = app.get(Payments, { strict: false });
process.on('message', ({ now, jobs = [], returns = [] }: ToDo) => {
  clock.set(now);
  const done = [
    ...jobs.map(({ name, payload, eventId }) => runner.runNow(name, payload, eventId)),
    ...returns.map((bookingId) => payments.syncBooking(bookingId)),
  ];
  void Promise.all(done).then(() => process.send?.('done'));
});
process.send?.('ready');
