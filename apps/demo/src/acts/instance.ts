import { Surprise } from '../surprise.js';

/** The clock of a development instance, which can be moved forward. */
export class Instance {
  constructor(readonly url: string) {}

  async now(): Promise<Date> {
    const response = await fetch(`${this.url}/development/clock`);
    if (!response.ok) {
      throw new Surprise(
        `${this.url} can’t travel in time: the demonstration needs an instance on the embedded database`,
      );
    }
    return new Date(((await response.json()) as { now: string }).now);
  }

  /** Moves the clock to this instant and lets everything that has become due happen. */
  async travelTo(instant: Date): Promise<void> {
    const minutes = Math.ceil((instant.getTime() - (await this.now()).getTime()) / 60_000);
    if (minutes < 1) return;
    const response = await fetch(`${this.url}/development/clock/advance`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ minutes }),
    });
    if (!response.ok) throw new Surprise(`The clock did not move: HTTP ${response.status}`);
  }
}
