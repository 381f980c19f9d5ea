import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** What `/metrics` tells; any feature adds its figures at start. Numbers only: the page is open. */
@Injectable()
export class Metrics {
  readonly #registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** A figure that is asked for whenever somebody looks. `name` is Prometheus', e.g. `limpide_jobs_pending`. */
  gauge(name: string, help: string, collect: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      async collect() {
        this.set(await collect());
      },
    });
  }

  /** The same for one figure of several kinds, e.g. lanes of jobs. */
  gauges(name: string, help: string, label: string, collect: () => Promise<ReadonlyMap<string, number>>): void {
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [this.#registry],
      async collect() {
        for (const [kind, value] of await collect()) this.set({ [label]: kind }, value);
      },
    });
  }

  /** All figures in Prometheus' text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
