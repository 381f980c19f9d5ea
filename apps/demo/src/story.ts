/** Tells what happens as it happens: sentences for people, or with `json` one line of JSON per step. */
export class Story {
  #step = 0;

  constructor(private readonly json: boolean) {}

  chapter(title: string): void {
    if (!this.json) console.log(`\n${title}\n${'─'.repeat(title.length)}`);
  }

  /** One step: a stable name for programs, a sentence for people, and its facts. */
  tell(name: string, sentence: string, facts: Readonly<Record<string, unknown>> = {}): void {
    this.#step += 1;
    if (this.json) console.log(JSON.stringify({ step: this.#step, name, ...facts }));
    else console.log(`  ${sentence}`);
  }
}

export const euros = (cents: number): string =>
  new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }).format(cents / 100);
