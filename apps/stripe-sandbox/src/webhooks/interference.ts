/** What a test asked to go wrong with the next deliveries. */
interface Rule {
  effect: 'drop' | 'duplicate' | 'delay';
  type: string | undefined;
  remaining: number;
  delayMs: number;
}

export interface PlannedDelivery {
  dropped: boolean;
  delayMs: number;
}

/** Drops, duplicates and delays deliveries on request; lives as long as the process. */
export class Interference {
  private readonly rules: Rule[] = [];
  private silent = false;

  /** True while nobody is to hear of anything: no event is written down either. */
  get isSilent(): boolean {
    return this.silent;
  }

  add(effect: Rule['effect'], count: number, type: string | undefined, delayMs = 0): void {
    this.rules.push({ effect, type, remaining: count, delayMs });
  }

  /** Whatever happens within has always been so: no event tells of it. */
  silently<T>(work: () => T): T {
    this.silent = true;
    try {
      return work();
    } finally {
      this.silent = false;
    }
  }

  /** How often, and with which delay, an event of this type is sent to one endpoint. */
  plan(type: string): PlannedDelivery[] {
    const rule = this.rules.find((candidate) => candidate.remaining > 0 && (candidate.type ?? type) === type);
    if (rule === undefined) return [{ dropped: false, delayMs: 0 }];
    rule.remaining -= 1;
    if (rule.effect === 'drop') return [{ dropped: true, delayMs: 0 }];
    if (rule.effect === 'delay') return [{ dropped: false, delayMs: rule.delayMs }];
    return [
      { dropped: false, delayMs: 0 },
      { dropped: false, delayMs: 0 },
    ];
  }
}
