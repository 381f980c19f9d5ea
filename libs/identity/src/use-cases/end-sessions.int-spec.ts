import { once } from 'node:events';
import { io, type Socket } from 'socket.io-client';
import { createIdentityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';
import { Realtime } from '#platform/realtime';
import { systemActor } from '#platform/access';
import { ChangeRights } from './change-rights.js';

let world: IdentityWorld;
const open: Socket[] = [];

beforeAll(async () => {
  world = await createIdentityWorld();
  await world.get(Realtime).start();
});
afterAll(async () => {
  for (const socket of open) socket.disconnect();
  await world.close();
});

async function connect(token: string): Promise<Socket> {
  const socket = io(world.url, { auth: { token }, transports: ['websocket'], reconnection: false });
  open.push(socket);
  await once(socket as never, 'connect');
  return socket;
}
const closed = (socket: Socket): Promise<unknown> =>
  socket.connected ? once(socket as never, 'disconnect') : Promise.resolve();

describe('an open socket', () => {
  it('closes when its session is signed out, and only it', async () => {
    const { id } = await world.person();
    const [here, there] = [await world.tokenOf(id), await world.tokenOf(id)];
    const [a, b] = [await connect(here), await connect(there)];
    await world.ask('mutation { signOut }', {}, { as: here });
    await closed(a);
    expect(b.connected).toBe(true);
  });

  it('closes when its person signs out everywhere else, except the one they ask from', async () => {
    const { id } = await world.person();
    const [here, there] = [await world.tokenOf(id), await world.tokenOf(id)];
    const [a, b] = [await connect(here), await connect(there)];
    await world.ask('mutation { signOutEverywhere(keepThisSession: true) }', {}, { as: here });
    await closed(b);
    expect(a.connected).toBe(true);
  });

  it('closes when its person is suspended', async () => {
    const { id } = await world.person();
    const socket = await connect(await world.tokenOf(id));
    await world.get(ChangeRights).setStanding(systemActor('spec'), id, 'BANNED', 'FRAUD');
    await closed(socket);
  });

  it('is not opened with the token of a session that is over', async () => {
    const { id } = await world.person();
    const token = await world.tokenOf(id);
    await world.ask('mutation { signOut }', {}, { as: token });
    const socket = io(world.url, { auth: { token }, transports: ['websocket'], reconnection: false });
    open.push(socket);
    const [error] = (await once(socket as never, 'connect_error')) as [Error];
    expect(error.message).toBe('UNAUTHENTICATED');
  });
});
