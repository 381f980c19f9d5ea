import { EventEmitter } from 'node:events';
import { matches, parseMessage, withEnvelope, type Message, type MessageFilter } from './message.js';
import type { MessageStore } from './message-store.js';

/** Every message received, readable and searchable; new ones are told to whoever waits. */
export class Inbox {
  readonly #arrivals = new EventEmitter<{ message: [Message] }>().setMaxListeners(0);
  readonly #messages = new Map<string, { message: Message; source: Buffer }>();

  private constructor(private readonly store: MessageStore) {}

  /** Opens an inbox on what its store already holds. */
  static async open(store: MessageStore): Promise<Inbox> {
    const inbox = new Inbox(store);
    for (const raw of await store.all()) {
      inbox.#messages.set(raw.id, { message: await parseMessage(raw), source: raw.source });
    }
    return inbox;
  }

  /** Stores one message; when this has resolved the sender may be told that it is accepted. */
  async receive(from: string, to: readonly string[], body: Buffer, receivedAt: Date): Promise<Message> {
    const raw = await this.store.add(withEnvelope(from, to, body), receivedAt);
    const message = await parseMessage(raw);
    this.#messages.set(raw.id, { message, source: raw.source });
    this.#arrivals.emit('message', message);
    return message;
  }

  /** The messages asked for, newest first. */
  list(filter: MessageFilter = {}): Message[] {
    return [...this.#messages.values()]
      .map(({ message }) => message)
      .filter((message) => matches(message, filter))
      .reverse();
  }

  find(id: string): Message | undefined {
    return this.#messages.get(id)?.message;
  }

  /** The message as it was sent, envelope headers on top. */
  source(id: string): Buffer | undefined {
    return this.#messages.get(id)?.source;
  }

  async remove(id: string): Promise<void> {
    await this.store.remove(id);
    this.#messages.delete(id);
  }

  async removeAll(): Promise<void> {
    for (const id of [...this.#messages.keys()]) await this.remove(id);
  }

  /** The newest message asked for, as soon as there is one. Rejects after `timeout` milliseconds. */
  waitFor(filter: MessageFilter, timeout: number): Promise<Message> {
    const [already] = this.list(filter);
    if (already) return Promise.resolve(already);
    return new Promise((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.#arrivals.off('message', look);
      };
      const look = (message: Message): void => {
        if (!matches(message, filter)) return;
        finish();
        resolve(message);
      };
      const timer = setTimeout(() => {
        finish();
        reject(new Error(`No such message within ${timeout} ms; ${this.#messages.size} others are here`));
      }, timeout);
      this.#arrivals.on('message', look);
    });
  }
}
