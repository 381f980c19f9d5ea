// A server under test, forked by live.bench.ts. `api`: the application's live updates, with the whole application round
// them. `bare`: socket.io on node:http, sending the same message to the same rooms.
import 'reflect-metadata';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Server } from 'socket.io';
import { SESSION_AUTHENTICATOR, type SessionAuthenticator } from '#platform/access';
import { loadConfig } from '#platform/config';
import { Realtime } from '#platform/realtime';
import { newId, systemClock, type UserId } from '#kernel';

/** A round: tell these people once, together. */
export type ToServer = { tell: readonly string[]; id: string };
export type FromServer = { port: number };

async function serveApi(): Promise<void> {
  const module = join(import.meta.dirname, '../../dist/apps/api/src/create-application.js');
  const { createApplication } = (await import(module)) as typeof import('../../apps/api/src/create-application.ts');
  const app = await createApplication(loadConfig(), systemClock);
  // Whoever comes is who they say: signing in a thousand people is not what is measured.
  const authenticator = app.get<SessionAuthenticator>(SESSION_AUTHENTICATOR, { strict: false });
  authenticator.authenticate = (token) => Promise.resolve(someone(token));
  await app.listen(0, '127.0.0.1');
  const realtime = app.get(Realtime);
  process.on('message', ({ tell, id }: ToServer) => realtime.notify(tell, { kind: 'booking', id }));
  process.send?.({ port: (app.getHttpServer().address() as AddressInfo).port } satisfies FromServer);
}

const someone = (token: string) => ({
  kind: 'user' as const,
  userId: token as UserId,
  sessionId: newId(),
  roles: new Set(['customer'] as const),
  permissions: new Set<never>(),
  locale: 'fr' as const,
  authenticatedAt: new Date(),
});

function serveBare(): void {
  const server = createServer();
  const sockets = new Server(server, { serveClient: false });
  sockets.on('connection', (socket) => socket.join(`user:${(socket.handshake.auth as { token: string }).token}`));
  process.on('message', ({ tell, id }: ToServer) => {
    sockets.to(tell.map((user) => `user:${user}`)).emit('changed', { kind: 'booking', id });
  });
  server.listen(0, '127.0.0.1', () => {
    process.send?.({ port: (server.address() as AddressInfo).port } satisfies FromServer);
  });
}

if (process.argv[2] === 'api') await serveApi();
else serveBare();
