import type { AddressInfo } from 'node:net';
import { Inbox } from './inbox.js';
import type { Message, MessageFilter } from './message.js';
import { folderStore, memoryStore } from './message-store.js';
import { listenSmtp } from './smtp.js';
import { buildWeb } from './web.js';

export type { Message, MessageFilter } from './message.js';

export interface MailboxOptions {
  /** 0 takes a free port. */
  readonly smtpPort: number;
  /** 0 takes a free port. */
  readonly webPort: number;
  /** Where `.eml` files are kept; without it messages live in memory. */
  readonly folder?: string;
  /** The address both servers listen on; 127.0.0.1 unless a container network needs more. */
  readonly host?: string;
  /** The value of NODE_ENV. `production` is refused: this server accepts everything and delivers nothing. */
  readonly environment?: string | undefined;
}

export interface Mailbox {
  readonly smtpPort: number;
  /** Ready for SMTP_URL, e.g. `smtp://127.0.0.1:1025`. */
  readonly smtpUrl: string;
  readonly webUrl: string;
  /** The messages asked for, newest first. */
  messages(filter?: MessageFilter): Message[];
  /** The newest message asked for, as soon as there is one. Rejects after `timeout` milliseconds (10,000). */
  waitFor(filter: MessageFilter, timeout?: number): Promise<Message>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a mail server for development and tests, with its web page.
 * Rejects in production, and with the system's error (`EADDRINUSE`) when a port is taken.
 */
export async function createMailbox(options: MailboxOptions): Promise<Mailbox> {
  if (options.environment === 'production') {
    throw new Error('The development mail box does not start in production: set SMTP_URL to a real mail server.');
  }
  const host = options.host ?? '127.0.0.1';
  const inbox = await Inbox.open(options.folder === undefined ? memoryStore() : await folderStore(options.folder));
  const web = buildWeb(inbox, host);
  await web.listen({ host, port: options.webPort });
  const smtp = await listenSmtp(inbox, host, options.smtpPort).catch(async (error: unknown) => {
    await web.close();
    throw error;
  });
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host;
  return {
    smtpPort: smtp.port,
    smtpUrl: `smtp://${reachable}:${smtp.port}`,
    webUrl: `http://${reachable}:${(web.server.address() as AddressInfo).port}`,
    messages: (filter) => inbox.list(filter),
    waitFor: (filter, timeout = 10_000) => inbox.waitFor(filter, timeout),
    clear: () => inbox.removeAll(),
    close: async () => {
      await smtp.close();
      await web.close();
    },
  };
}
