import { randomInt } from 'node:crypto';

import type { SandboxState } from '../state.js';
import type { Delivery } from './delivery-store.js';
import { allEndpoints } from './endpoints.js';
import { signatureHeader } from './signature.js';

/** Milliseconds between attempts; Stripe keeps trying for three days, with growing pauses. */
export const DEFAULT_RETRY_DELAYS_MS: readonly number[] = [
  1_000, 5_000, 30_000, 120_000, 600_000, 3_600_000, 3_600_000, 10_800_000, 21_600_000, 43_200_000, 86_400_000,
];

const ATTEMPT_TIMEOUT_MS = 10_000;

/**
 * Sends queued events, one at a time for each endpoint. An attempt that is not answered with 2xx is repeated later;
 * what is left when the process ends is sent after the next start.
 */
export class Dispatcher {
  private paused = false;
  private closed = false;
  private readonly workers = new Map<string, Promise<void>>();
  private readonly abort = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private waiters: (() => void)[] = [];

  constructor(
    private readonly state: SandboxState,
    private readonly retryDelaysMs: readonly number[] = DEFAULT_RETRY_DELAYS_MS,
  ) {}

  /** Looks for deliveries that are due. Call it after every commit that may have queued some. */
  wake(): void {
    if (this.paused || this.closed) {
      this.releaseWaiters([], 0);
      return;
    }
    const now = Date.now();
    const queues = allEndpoints(this.state).flatMap(({ id }) => {
      const due = this.state.deliveries.firstDueMs(id);
      return due === undefined ? [] : [{ endpoint: id, due_ms: due }];
    });
    for (const { endpoint, due_ms } of queues) {
      if (due_ms <= now && !this.workers.has(endpoint)) this.start(endpoint);
    }
    this.planNextWake(queues, now);
    this.releaseWaiters(queues, now);
  }

  pause(): void {
    this.paused = true;
  }

  resume(order: 'created' | 'reversed' | 'shuffled'): void {
    const ids = this.state.deliveries
      .pending()
      .map((delivery) => delivery.id)
      .toSorted((a, b) => a - b);
    if (order === 'reversed') this.state.deliveries.reorder(ids.toReversed(), Date.now());
    if (order === 'shuffled') this.state.deliveries.reorder(shuffled(ids), Date.now());
    this.paused = false;
    this.wake();
  }

  /** Makes waiting retries and delayed deliveries due now. */
  retryNow(): void {
    this.state.deliveries.reorder(
      this.state.deliveries.pending().map(({ id }) => id),
      Date.now(),
    );
    this.wake();
  }

  /** Resolves when nothing is due any more: everything was answered, dropped or waits for its retry. */
  async settle(): Promise<void> {
    if (this.paused || this.closed) return;
    await new Promise<void>((resolve) => {
      this.waiters.push(resolve);
      this.wake();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    this.abort.abort();
    await Promise.all(this.workers.values());
    for (const release of this.waiters) release();
  }

  private start(endpoint: string): void {
    const worker = this.drain(endpoint).finally(() => {
      this.workers.delete(endpoint);
      this.wake();
    });
    this.workers.set(endpoint, worker);
  }

  private async drain(endpoint: string): Promise<void> {
    for (;;) {
      if (this.paused || this.closed) return;
      const delivery = this.state.deliveries.nextDue(endpoint, Date.now());
      if (delivery === undefined) return;
      const status = await this.attempt(delivery);
      if (status === 'aborted') return;
      this.record(delivery, status);
    }
  }

  private async attempt(delivery: Delivery): Promise<number | null | 'aborted'> {
    const endpoint = allEndpoints(this.state).find(({ id }) => id === delivery.endpoint);
    if (endpoint === undefined) return null;
    const seconds = Math.floor(Date.now() / 1000);
    try {
      const response = await fetch(endpoint.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
          'stripe-signature': signatureHeader(delivery.payload, endpoint.secret, seconds),
        },
        body: delivery.payload,
        redirect: 'manual',
        signal: AbortSignal.any([this.abort.signal, AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)]),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return this.abort.signal.aborted ? 'aborted' : null;
    }
  }

  private record(delivery: Delivery, status: number | null): void {
    const attempts = delivery.attempts + 1;
    const delivered = status !== null && status >= 200 && status < 300;
    const retryIn = this.retryDelaysMs[attempts - 1];
    const state = delivered ? 'delivered' : retryIn === undefined ? 'failed' : 'pending';
    this.state.deliveries.record(delivery.id, {
      state,
      attempts,
      due_ms: Date.now() + (retryIn ?? 0),
      last_status: status,
    });
  }

  private planNextWake(queues: readonly { due_ms: number }[], now: number): void {
    clearTimeout(this.timer);
    const later = queues.map(({ due_ms }) => due_ms).filter((due) => due > now);
    if (later.length === 0) return;
    this.timer = setTimeout(
      () => {
        this.wake();
      },
      Math.min(...later) - now + 1,
    );
    this.timer.unref();
  }

  private releaseWaiters(queues: readonly { due_ms: number }[], now: number): void {
    if (this.workers.size > 0 || queues.some(({ due_ms }) => due_ms <= now)) return;
    const released = this.waiters;
    this.waiters = [];
    for (const release of released) release();
  }
}

function shuffled(ids: readonly number[]): number[] {
  return ids
    .map((id) => ({ id, rank: randomInt(2 ** 32) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ id }) => id);
}
