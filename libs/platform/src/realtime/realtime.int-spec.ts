import { io, type Socket } from 'socket.io-client';
import { createTestApp, type TestApp } from '../../../../test/support/app.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
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

describe('live updates with two nodes on one database', () => {
  let database: TestDatabase;
  let nodes: TestApp[];
  const sockets: Socket[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    nodes = [await createTestApp({ modules: [], database }), await createTestApp({ modules: [], database })];
    for (const node of nodes) node.get(Realtime).start();
  });
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect();
    for (const node of nodes ?? []) await node.close();
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
