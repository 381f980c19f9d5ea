import { setTimeout as sleep } from 'node:timers/promises';

export type FaultKind =
  | 'server-error'
  | 'server-error-after-commit'
  | 'conflict'
  | 'rate-limit'
  | 'refused'
  | 'timeout-after-commit'
  | 'cut-before'
  | 'cut-after-commit'
  | 'slow';

/** What should go wrong with requests to come. */
export interface Fault {
  method?: string;
  /** Exact path, or a pattern in which `*` stands for one segment: `/v1/payment_intents/*&#47;capture`. */
  path: string;
  kind: FaultKind;
  /** How many requests; one when left out. */
  times?: number;
  /** For `slow`: milliseconds before the request is executed. */
  delayMs?: number;
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length && wanted.every((segment, index) => segment === '*' || segment === given[index])
  );
}

/** The faults a test has ordered; lives as long as the process. */
export class Faults {
  private cleared = new AbortController();
  private ordered: (Fault & { remaining: number })[] = [];

  next(fault: Fault): void {
    this.ordered.push({ ...fault, remaining: fault.times ?? 1 });
  }

  /** Forgets what was ordered; a slow request that waits goes on at once. */
  clear(): void {
    this.ordered = [];
    this.cleared.abort();
    this.cleared = new AbortController();
  }

  /** Holds a slow request up. */
  async wait(milliseconds: number): Promise<void> {
    const { signal } = this.cleared;
    await sleep(milliseconds, undefined, { signal, ref: false }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  /** The fault that hits this request, counted down. */
  take(method: string, path: string): Fault | undefined {
    const hit = this.ordered.find(
      (fault) => fault.remaining > 0 && (fault.method ?? method).toUpperCase() === method && matches(fault.path, path),
    );
    if (hit !== undefined) hit.remaining -= 1;
    return hit;
  }
}
