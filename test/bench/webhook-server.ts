// A server under test, forked by webhook.bench.ts. `api`: the payment feature in the application's HTTP stack. `bare`:
// node:http and node-postgres doing the least that is right: check the signature, insert once, answer 200.
import 'reflect-metadata';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Global, Module } from '@nestjs/common';
import pg from 'pg';
import { systemClock } from '#kernel';
import { PaymentModule } from '#payment';
import { SESSION_AUTHENTICATOR } from '#platform/access';
import { loadConfig } from '#platform/config';
import { configureHttp, httpAdapter } from '#platform/http';
import { PlatformModule } from '#platform/module';

export type FromServer = { port: number } | { cpuMilliseconds: number };
const tell = (message: FromServer): void => void process.send?.(message);
const config = loadConfig();

async function serveApi(): Promise<void> {
  class Anyone {}
  const nobody = { provide: SESSION_AUTHENTICATOR, useValue: { authenticate: () => Promise.resolve(null) } };
  Module({ providers: [nobody], exports: [SESSION_AUTHENTICATOR] })(Anyone);
  Global()(Anyone);
  class Root {}
  Module({ imports: [PlatformModule.forRoot(config, systemClock), Anyone, PaymentModule] })(Root);
  const app = await NestFactory.create<NestFastifyApplication>(Root, httpAdapter(config), {
    bodyParser: false,
    logger: false,
  });
  await configureHttp(app);
  await app.listen(0, '127.0.0.1');
  tell({ port: (app.getHttpServer().address() as AddressInfo).port });
}

const INSERT = `INSERT INTO stripe_inbox_event (event_id, source, type, object_type, object_id, account_id, received_at, run_at)
  VALUES ($1, 'PLATFORM', $2, $3, $4, $5, $6, $6) ON CONFLICT (event_id) DO NOTHING`;

function serveBare(): void {
  const pool = new pg.Pool({ connectionString: config.database.url, max: 16 });
  const secret = config.stripe.webhookSecrets[0] ?? '';
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      if (!signed(request, body, secret)) return void response.writeHead(400).end();
      const event = JSON.parse(body.toString('utf8')) as {
        id: string;
        type: string;
        data: { object: { id: string; object: string } };
      };
      const { id, object } = event.data.object;
      const values = [event.id, event.type, object, id, null, new Date()];
      void pool.query({ name: 'insert', text: INSERT, values }).then(() => response.writeHead(200).end());
    });
  });
  server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port }));
}

function signed(request: IncomingMessage, body: Buffer, secret: string): boolean {
  const [, seconds, given = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(request.headers['stripe-signature'])) ?? [];
  const expected = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
  const actual = Buffer.from(given, 'hex');
  return (
    Math.abs(Date.now() / 1000 - Number(seconds)) <= 300 && actual.length === 32 && timingSafeEqual(actual, expected)
  );
}

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  tell({ cpuMilliseconds: (user + system) / 1000 });
});
if (process.argv[2] === 'api') await serveApi();
else serveBare();
