import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { MINUTE } from '#kernel';
import { createMailbox, type Mailbox } from '#mailbox';
import { NotificationModule } from '#notification';
import { createPaymentWorld, type PaymentWorld } from '../support/payment-world.js';
import { livesIn } from './lives.js';
import { mailsIn, type ToldEvent } from './mails.js';
import { compileWorker, processesOf, until } from './processes.js';

let world: PaymentWorld;
let mailbox: Mailbox;
const processes = processesOf(() => world);
const mails = mailsIn(
  () => world,
  () => mailbox,
);
beforeAll(async () => {
  await compileWorker();
  mailbox = await createMailbox({ smtpPort: 0, webPort: 0 });
  const environment = { SMTP_URL: mailbox.smtpUrl };
  world = await createPaymentWorld({ role: 'web', modules: [NotificationModule], environment });
  await mails.staffSignUp();
}, 180_000);
afterAll(async () => {
  processes.endAll();
  await world.close();
  await mailbox.close();
});

const NOBODY_WRITES_MAILS = 'LOCK TABLE outgoing_mail IN SHARE ROW EXCLUSIVE MODE';
const SEND = { jobs: [{ name: 'notification.send-due-mails' }] };
const rowsOf = ({ eventId }: ToldEvent) => world.db.prisma.outgoingMail.findMany({ where: { eventId } });

/** Money that was taken: the event of it, which nobody has written a mail for yet. */
async function taken(): Promise<ToldEvent> {
  const bookingId = await livesIn(world).captured();
  await mails.isKnown(bookingId);
  const event = (await mails.told()).find(({ payload: { type, data } }) => {
    return type === 'PaymentCaptured' && data.bookingId === bookingId;
  });
  if (!event) throw new Error('Nobody was told that money was taken');
  return event;
}

/** A mail server that says nothing more to whoever has got as far as `moment`. Its messages, by their Message-ID. */
async function silentServer(moment: 'greeting' | 'data') {
  const got: string[] = [];
  let reached = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1,
    onConnect: (_session, greet) => {
      if (moment === 'greeting') reached += 1;
      else greet();
    },
    onData: (stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        got.push(/^message-id: (.*)$/im.exec(Buffer.concat(chunks).toString())?.[1]?.trim() ?? '');
        reached += 1;
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const url = `smtp://127.0.0.1:${String((server.server.address() as AddressInfo).port)}`;
  return { url, got, isReached: () => reached > 0, close: () => new Promise<void>((done) => server.close(done)) };
}

/** A process is told to send what is due, by a server that falls silent, and is killed there. */
async function killedWhileSending(moment: 'greeting' | 'data'): Promise<string[]> {
  const server = await silentServer(moment);
  const child = await processes.start(server.url);
  processes.tell(child, SEND);
  await until(server.isReached);
  await processes.kill(child);
  await server.close();
  return server.got;
}

async function anotherSends(): Promise<void> {
  const next = await processes.start();
  await processes.done(next, SEND);
  await processes.kill(next);
}
const copies = ({ id }: { id: string }) => mailbox.messages().filter(({ messageId }) => messageId?.includes(id));

/**
 * The promise: what happened makes each mail once, whoever dies. A mail reaches the mail server once, but in one case that SMTP
 * leaves no way out of: the server has taken it and the process dies before it hears so. Then it is sent again under the same
 * Message-ID, by which mail programs know it for the same.
 */
describe('a process that is killed over a mail', () => {
  it('while it writes what an event makes has written nothing, and the mail is written once, however often it is tried', async () => {
    const event = await taken();
    await processes.killedBehind(NOBODY_WRITES_MAILS, { jobs: [event] });
    expect(await rowsOf(event)).toEqual([]);
    const next = await processes.start();
    await processes.done(next, { jobs: [event, event] });
    await processes.done(next, { jobs: [event] });
    await processes.kill(next);
    const [row, ...others] = await rowsOf(event);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ template: 'payment-receipt', status: 'QUEUED' });
    await anotherSends();
    expect(copies(row!)).toHaveLength(1);
  });

  it('before the server has it leaves it to another, who waits for the end of its lease and sends it once', async () => {
    const event = await taken();
    await mails.handle(event);
    const [row] = await rowsOf(event);
    expect(await killedWhileSending('greeting')).toEqual([]);
    await anotherSends();
    expect(copies(row!)).toEqual([]);
    world.clock.advance(3 * MINUTE);
    await anotherSends();
    await anotherSends();
    expect(copies(row!)).toHaveLength(1);
    expect((await rowsOf(event))[0]).toMatchObject({ status: 'SENT' });
  });

  it('when the server has it and has not said so sends it once more, as the same message', async () => {
    const event = await taken();
    await mails.handle(event);
    const [row] = await rowsOf(event);
    const first = await killedWhileSending('data');
    expect(first).toHaveLength(1);
    world.clock.advance(3 * MINUTE);
    await anotherSends();
    await anotherSends();
    const [second, ...others] = copies(row!);
    expect(others).toEqual([]);
    expect(second?.messageId).toBe(first[0]);
  });
});
