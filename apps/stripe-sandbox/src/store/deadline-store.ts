import type { SandboxDatabase } from './database.js';

export type DeadlineKind =
  'expire-session' | 'expire-hold' | 'arrive-payout' | 'run-payouts' | 'fail-refund' | 'answer-dispute';

export interface Deadline {
  kind: DeadlineKind;
  object: string;
}

/** What happens by itself when time passes: the clock's sweep takes what is due. */
export class DeadlineStore {
  constructor(private readonly database: SandboxDatabase) {}

  /** @param due unix seconds */
  set(kind: DeadlineKind, object: string, due: number): void {
    this.database.execute(
      'INSERT INTO deadline (due, kind, object) VALUES (?, ?, ?) ON CONFLICT (kind, object) DO UPDATE SET due = excluded.due',
      due,
      kind,
      object,
    );
  }

  cancel(kind: DeadlineKind, object: string): void {
    this.database.execute('DELETE FROM deadline WHERE kind = ? AND object = ?', kind, object);
  }

  /** Removes and returns the earliest deadline that is due. */
  takeDue(now: number): Deadline | undefined {
    const due = this.database.one<Deadline & { id: number }>(
      'SELECT id, kind, object FROM deadline WHERE due <= ? ORDER BY due, id LIMIT 1',
      now,
    );
    if (due !== undefined) this.database.execute('DELETE FROM deadline WHERE id = ?', due.id);
    return due;
  }
}
