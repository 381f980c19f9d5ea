import { io, type Socket } from 'socket.io-client';
import { createTestApp, type TestApp } from '../../../../test/support/app.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { startRedis, type TestRedis } from '../../../../test/support/redis.js';
import { Realtime } from './realtime.gateway.js';

const connect = (app: TestApp, options: { token?: string; origin?: string } = {}): Socket =>
  io(app.url, {
    transports: ['websocket'],
    reconnection: false,
    auth: { token: options.token },
    ...(options.origin ? { extraHeaders: { origin: options.origin } } : {}),
  });

const outcome = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    socket.once('connect', () => resolve('connected'));
    socket.once('connect_error', (error) => resolve(error.message));
  });

describe.each(['PostgreSQL', 'Redis'])('live updates with two nodes that hear of each other through %s', (through) => {
  let database: TestDatabase;
  let redis: TestRedis | undefined;
  let nodes: TestApp[];
  const sockets: Socket[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    redis = through === 'Redis' ? await startRedis() : undefined;
    const world = { modules: [], database, environment: { ...(redis ? { REDIS_URL: redis.url } : {}) } };
    nodes = [await createTestApp(world), await createTestApp(world)];
    for (const node of nodes) await node.get(Realtime).start();
  });
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect();
    for (const node of nodes ?? []) await node.close();
    await redis?.kill();
    await database?.drop();
  });

  const open = async (node: TestApp, options?: { token?: string; origin?: string }) => {
    const socket = connect(node, options);
    sockets.push(socket);
    return { socket, outcome: await outcome(socket) };
  };

  it('are for people who are signed in, from our own pages', async () => {
    const [node] = nodes as [TestApp, TestApp];
    expect((await open(node)).outcome).toBe('UNAUTHENTICATED');
    expect((await open(node, { token: 'made-up' })).outcome).toBe('UNAUTHENTICATED');
    const { token } = node.actor();
    expect((await open(node, { token, origin: 'https://evil.example' })).outcome).not.toBe('connected');
    expect((await open(node, { token, origin: 'http://localhost:3000' })).outcome).toBe('connected');
  });

  it('reach a person on another node, only that person, and say nothing but kind and id', async () => {
    const [here, there] = nodes as [TestApp, TestApp];
    const [someone, other] = [here.actor(), here.actor()];
    const heard: unknown[] = [];
    const overheard: unknown[] = [];
    (await open(here, someone)).socket.on('changed', (change) => heard.push(change));
    (await open(here, other)).socket.on('changed', (change) => overheard.push(change));
    // The nodes find each other a moment after they start: tell until it is heard.
    while (heard.length === 0) {
      there.get(Realtime).notify([someone.userId], { kind: 'booking', id: 'b-1' });
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    expect(heard[0]).toEqual({ kind: 'booking', id: 'b-1' });
    expect(overheard).toEqual([]);
  });

  it('end on every node when a person’s sessions end', async () => {
    const [here, there] = nodes as [TestApp, TestApp];
    const person = here.actor();
    const { socket } = await open(here, person);
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    there.get(Realtime).disconnect(person.userId);
    expect(await closed).toBe('io server disconnect');
  });
});

describe('live updates while Redis is gone', () => {
  let redis: TestRedis;
  let nodes: TestApp[];
  const sockets: Socket[] = [];

  beforeAll(async () => {
    redis = await startRedis();
    const world = { modules: [], environment: { REDIS_URL: redis.url } };
    nodes = [await createTestApp(world), await createTestApp(world)];
    for (const node of nodes) await node.get(Realtime).start();
  });
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect();
    for (const node of nodes ?? []) await node.close();
    await redis?.kill();
  });

  const listen = async (node: TestApp) => {
    const person = node.actor();
    const socket = connect(node, person);
    sockets.push(socket);
    expect(await outcome(socket)).toBe('connected');
    const heard: string[] = [];
    socket.on('changed', ({ id }: { id: string }) => heard.push(id));
    return { person, heard };
  };
  const tellUntilHeard = async (node: TestApp, { person, heard }: Awaited<ReturnType<typeof listen>>, id: string) => {
    while (!heard.includes(id)) {
      node.get(Realtime).notify([person.userId], { kind: 'booking', id });
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };

  it('still reach the sockets of the node itself, and those of others once it is back', async () => {
    const [here, there] = nodes as [TestApp, TestApp];
    const listener = await listen(here);
    await tellUntilHeard(there, listener, 'before');
    await redis.kill();
    await tellUntilHeard(here, listener, 'meanwhile');
    await redis.start();
    await tellUntilHeard(there, listener, 'after');
    expect(listener.heard).toEqual(expect.arrayContaining(['before', 'meanwhile', 'after']));
  });
});
