import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import type { Inbox } from './inbox.js';

/** 25 MB: what large public mail services accept. */
const MAX_BYTES = 25 * 1024 * 1024;

export interface SmtpListener {
  readonly port: number;
  close(): Promise<void>;
}

/** An SMTP server that accepts every sender, recipient and password, and answers 250 once the message is stored. */
export async function listenSmtp(inbox: Inbox, host: string, port: number): Promise<SmtpListener> {
  const server = new SMTPServer({
    name: 'mailbox.local',
    banner: 'development mail box, nothing is delivered',
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    size: MAX_BYTES,
    closeTimeout: 1_000,
    onAuth: (_auth, _session, callback) => {
      callback(null, { user: 'anyone' });
    },
    onData: (stream, session, callback) => {
      const { mailFrom, rcptTo } = session.envelope;
      const from = mailFrom === false ? '' : mailFrom.address;
      const to = rcptTo.map(({ address }) => address);
      read(stream)
        .then((body) => inbox.receive(from, to, body, new Date()))
        .then(
          () => {
            callback();
          },
          (error: unknown) => {
            callback(error instanceof Error ? error : new Error(String(error)));
          },
        );
    },
  });
  // A client that cuts its connection must not end the process.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => {
      server.server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}

async function read(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) {
    throw Object.assign(new Error(`Message is larger than ${MAX_BYTES} bytes`), { responseCode: 552 });
  }
  return Buffer.concat(chunks);
}
