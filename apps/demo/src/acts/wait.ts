import { setTimeout as sleep } from 'node:timers/promises';
import { Surprise } from '../surprise.js';

/** Asks again until the answer is there: what happens after a commit happens a moment later. `pause` in milliseconds. */
export async function waitUntil<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  pause = 200,
): Promise<T> {
  for (let tries = 0; tries < 150; tries += 1) {
    const answer = await ask();
    if (answer) return answer;
    await sleep(pause);
  }
  throw new Surprise(`Waited in vain for ${what}`);
}
