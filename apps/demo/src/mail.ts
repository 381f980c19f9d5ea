import { setTimeout as sleep } from 'node:timers/promises';
import { Surprise } from './surprise.js';

interface Message {
  subject: string;
  text: string;
}

/** The newest message to an address whose text matches, waited for a little: mail leaves after the answer. */
export async function waitForMail(mailUrl: string, to: string, matching: RegExp): Promise<RegExpExecArray> {
  for (let tries = 0; tries < 100; tries += 1) {
    const response = await fetch(`${mailUrl}/api/messages?to=${encodeURIComponent(to)}`);
    if (!response.ok) throw new Surprise(`The mail box at ${mailUrl} answered ${response.status}`);
    for (const { text } of ((await response.json()) as { messages: Message[] }).messages) {
      const found = matching.exec(text);
      if (found) return found;
    }
    await sleep(200);
  }
  throw new Surprise(`No mail to ${to} that matches ${String(matching)}`);
}
