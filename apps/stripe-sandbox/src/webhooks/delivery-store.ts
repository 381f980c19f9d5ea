import type { SandboxDatabase } from '../store/database.js';

export type DeliveryState = 'pending' | 'delivered' | 'dropped' | 'failed';

export interface Delivery {
  id: number;
  event: string;
  event_type: string;
  endpoint: string;
  state: DeliveryState;
  attempts: number;
  /** Real time in milliseconds: deliveries do not follow the sandbox's clock. */
  due_ms: number;
  last_status: number | null;
  payload: string;
}

/** What has been, or is still to be, sent to webhook endpoints. Kept with the state: a restart goes on with it. */
export class DeliveryStore {
  constructor(private readonly database: SandboxDatabase) {}

  add(delivery: Pick<Delivery, 'event' | 'event_type' | 'endpoint' | 'state' | 'due_ms' | 'payload'>): void {
    this.database.execute(
      `INSERT INTO delivery (event, event_type, endpoint, state, attempts, due_ms, payload) VALUES (?, ?, ?, ?, 0, ?, ?)`,
      delivery.event,
      delivery.event_type,
      delivery.endpoint,
      delivery.state,
      delivery.due_ms,
      delivery.payload,
    );
  }

  nextDue(endpoint: string, now: number): Delivery | undefined {
    return this.database.one<Delivery>(
      `SELECT * FROM delivery WHERE state = 'pending' AND endpoint = ? AND due_ms <= ? ORDER BY due_ms, id LIMIT 1`,
      endpoint,
      now,
    );
  }

  /** When the first pending delivery of an endpoint is due, in milliseconds; undefined when there is none. */
  firstDueMs(endpoint: string): number | undefined {
    const first = this.database.one<{ due_ms: number | null }>(
      `SELECT min(due_ms) AS due_ms FROM delivery WHERE state = 'pending' AND endpoint = ?`,
      endpoint,
    );
    return first?.due_ms ?? undefined;
  }

  record(
    id: number,
    outcome: { state: DeliveryState; attempts: number; due_ms: number; last_status: number | null },
  ): void {
    this.database.execute(
      'UPDATE delivery SET state = ?, attempts = ?, due_ms = ?, last_status = ? WHERE id = ?',
      outcome.state,
      outcome.attempts,
      outcome.due_ms,
      outcome.last_status,
      id,
    );
  }

  /** Gives the pending deliveries a new order, all due now. */
  reorder(ids: readonly number[], now: number): void {
    for (const [rank, id] of ids.entries()) {
      this.database.execute('UPDATE delivery SET due_ms = ? WHERE id = ?', now - ids.length + rank, id);
    }
  }

  pending(): Delivery[] {
    return this.database.all<Delivery>(`SELECT * FROM delivery WHERE state = 'pending' ORDER BY due_ms, id`);
  }

  ofEvent(event: string): Delivery[] {
    return this.database.all<Delivery>('SELECT * FROM delivery WHERE event = ? ORDER BY id', event);
  }

  recent(limit: number): Delivery[] {
    return this.database.all<Delivery>('SELECT * FROM delivery ORDER BY id DESC LIMIT ?', limit);
  }

  abandonEndpoint(endpoint: string): void {
    this.database.execute(`UPDATE delivery SET state = 'dropped' WHERE endpoint = ? AND state = 'pending'`, endpoint);
  }
}
