import { Injectable } from '@nestjs/common';

/**
 * Lets those who want the same thing go one after the other. They would wait for each other's row lock anyway; waiting here
 * instead, nobody keeps a database connection from people who want something else.
 */
@Injectable()
export class TakeTurns {
  readonly #last = new Map<string, Promise<unknown>>();

  /**
   * Runs the work when all work that was asked for before under this name has ended, well or badly. The work is told whether
   * it had to wait.
   */
  async run<T>(name: string, work: (waited: boolean) => Promise<T>): Promise<T> {
    const before = this.#last.get(name);
    const turn = before ? before.then(() => work(true)) : work(false);
    const ended = turn.catch(() => undefined);
    this.#last.set(name, ended);
    try {
      return await turn;
    } finally {
      if (this.#last.get(name) === ended) this.#last.delete(name);
    }
  }
}
