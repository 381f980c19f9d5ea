import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RawMessage } from './message.js';

/** Where messages are kept. Once `add` has resolved, the message is there after a crash (in memory: until the end). */
export interface MessageStore {
  add(source: Buffer, receivedAt: Date): Promise<RawMessage>;
  /** In order of arrival. */
  all(): Promise<RawMessage[]>;
  remove(id: string): Promise<void>;
}

/** Keeps messages for as long as the process lives. */
export function memoryStore(): MessageStore {
  const messages = new Map<string, RawMessage>();
  return {
    add: async (source, receivedAt) => {
      const message = { id: messageId(receivedAt), receivedAt, source };
      messages.set(message.id, message);
      return message;
    },
    all: async () => [...messages.values()],
    remove: async (id) => {
      messages.delete(id);
    },
  };
}

const FILE = /^(?<id>(?<milliseconds>\d{13})-[0-9a-f-]{36})\.eml$/;

/**
 * Keeps each message as one `.eml` file. It is written beside its final name, flushed to disk and then renamed, so that a
 * process killed at any moment leaves whole messages only; leftovers of such a moment are cleared at the next start.
 */
export async function folderStore(folder: string): Promise<MessageStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) if (name.endsWith('.part')) await rm(join(folder, name));
  return {
    add: async (source, receivedAt) => {
      const id = messageId(receivedAt);
      const part = join(folder, `${id}.part`);
      const file = await open(part, 'wx', 0o600);
      try {
        await file.writeFile(source);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, join(folder, `${id}.eml`));
      await flushFolder(folder);
      return { id, receivedAt, source };
    },
    all: async () => {
      const found: RawMessage[] = [];
      for (const name of (await readdir(folder)).sort()) {
        const { id, milliseconds } = FILE.exec(name)?.groups ?? {};
        if (id === undefined) continue;
        found.push({ id, receivedAt: new Date(Number(milliseconds)), source: await readFile(join(folder, name)) });
      }
      return found;
    },
    remove: async (id) => {
      if (FILE.test(`${id}.eml`)) await rm(join(folder, `${id}.eml`), { force: true });
    },
  };
}

const messageId = (receivedAt: Date): string => `${String(receivedAt.getTime()).padStart(13, '0')}-${randomUUID()}`;

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
