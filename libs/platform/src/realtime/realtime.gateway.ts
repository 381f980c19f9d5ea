import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { createAdapter as onPostgres } from '@socket.io/postgres-adapter';
import { Server, type ServerOptions, type Socket } from 'socket.io';
import { SESSION_AUTHENTICATOR, type SessionAuthenticator } from '../access/index.js';
import { CONFIG, type Config } from '../config/index.js';
import { sessionCookieName } from '../http/session-cookie.js';
import { Database } from '../prisma/index.js';
import { SharedRedis } from '../redis/index.js';

/** What a screen learns: something of this kind with this id changed; it asks GraphQL for the rest. */
export interface Change {
  kind: 'booking' | 'review' | 'provider-file' | 'payment';
  id: string;
}

type AdapterFactory = NonNullable<ServerOptions['adapter']>;

const MAXIMUM_BUFFER = 1024 * 1024;

/**
 * Live updates. The handshake checks Origin and session; the server sends ids and kinds only and listens to nothing, so
 * authorisation stays in GraphQL. Nodes hear of each other's changes through a stream in Redis or, where there is none,
 * through PostgreSQL's LISTEN and NOTIFY: a job on a worker reaches the sockets of every web node.
 */
@Injectable()
export class Realtime implements BeforeApplicationShutdown {
  #server: Server | undefined;
  readonly #logger = new Logger('Realtime');

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SESSION_AUTHENTICATOR) private readonly authenticator: SessionAuthenticator,
    private readonly host: HttpAdapterHost,
    private readonly database: Database,
    private readonly redis: SharedRedis,
  ) {}

  /** Opens the socket endpoint on the application's HTTP server. */
  async start(): Promise<void> {
    this.#server = new Server(this.host.httpAdapter.getHttpServer() as never, {
      serveClient: false,
      adapter: await this.#betweenNodes(),
      maxHttpBufferSize: 10_000,
      cors: { origin: [...this.config.http.trustedOrigins], credentials: true },
      allowRequest: (request, decide) => {
        const { origin } = request.headers;
        decide(null, origin === undefined || this.config.http.trustedOrigins.includes(origin));
      },
    });
    this.#server.use((socket, next) => {
      this.#authenticate(socket).then(
        (known) => (known ? next() : next(new Error('UNAUTHENTICATED'))),
        () => next(new Error('UNAVAILABLE')),
      );
    });
  }

  async #betweenNodes(): Promise<AdapterFactory> {
    if (!this.redis.client) {
      const errorHandler = (error: Error): void => this.#logger.warn(`Another node was not told: ${error.message}`);
      return onPostgres(this.database.pool, { errorHandler });
    }
    const { createAdapter: onRedis } = await import('@socket.io/redis-streams-adapter');
    return onRedis(this.redis.client, { streamName: 'limpide:live', channelPrefix: 'limpide:live' });
  }

  async #authenticate(socket: Socket): Promise<boolean> {
    const name = sessionCookieName(this.config);
    const fromCookie = socket.handshake.headers.cookie
      ?.split('; ')
      .find((part) => part.startsWith(`${name}=`))
      ?.slice(name.length + 1);
    const token: unknown = (socket.handshake.auth as { token?: unknown }).token ?? fromCookie;
    const actor = typeof token === 'string' ? await this.authenticator.authenticate(token) : null;
    if (!actor) return false;
    await socket.join([`user:${actor.userId}`, `session:${actor.sessionId}`]);
    return true;
  }

  /** Tells these people's open screens. A reader too slow to take it is disconnected and will refetch. */
  notify(userIds: readonly string[], change: Change): void {
    if (!this.#server || userIds.length === 0) return;
    this.#server.to(userIds.map((id) => `user:${id}`)).emit('changed', change);
    for (const id of userIds) this.#dropSlowReaders(id);
  }

  #dropSlowReaders(userId: string): void {
    for (const socketId of this.#server?.sockets.adapter.rooms.get(`user:${userId}`) ?? []) {
      const socket = this.#server?.sockets.sockets.get(socketId);
      const transport = socket?.conn.transport as { socket?: { bufferedAmount?: number } } | undefined;
      if ((transport?.socket?.bufferedAmount ?? 0) > MAXIMUM_BUFFER) socket?.disconnect(true);
    }
  }

  /** Closes the sockets of a person whose sessions ended, except one session's. */
  disconnect(userId: string, exceptSessionId?: string): void {
    const people = this.#server?.in(`user:${userId}`);
    (exceptSessionId ? people?.except(`session:${exceptSessionId}`) : people)?.disconnectSockets(true);
  }

  /** Closes the sockets of one session. */
  disconnectSession(sessionId: string): void {
    this.#server?.in(`session:${sessionId}`).disconnectSockets(true);
  }

  /** Open sockets would keep the HTTP server from closing. */
  async beforeApplicationShutdown(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    server.local.disconnectSockets(true);
    await server.of('/').adapter.close();
    server.engine.close();
  }
}
