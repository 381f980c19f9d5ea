// Who signs in, and who asks for something else meanwhile: a process of its own, so that the application's event loop is
// measured without its clients. Started by sign-in.bench.ts.
import { Agent, request } from 'node:http';

/** What to do, and how often. */
export interface Order {
  readonly url: string;
  /** These people sign in once each, so many at a time. */
  readonly emails: readonly string[];
  readonly password: string;
  readonly atOnce: number;
  /** Another request after the other, so many and until everyone is signed in; 0: none. */
  readonly others: number;
}

export interface Done {
  /** From the first sign-in until the last answer, in milliseconds. */
  readonly took: number;
  /** How long each of the other requests took, in milliseconds. */
  readonly waits: readonly number[];
}

const SIGN_IN = `mutation ($email: String!, $password: String!) {
  signIn(input: { email: $email, password: $password, client: API }) { __typename } }`;
const agent = new Agent({ keepAlive: true });

process.on('message', (order: Order) => {
  void run(order).then((done) => process.send?.(done));
});

async function run({ url, emails, password, atOnce, others }: Order): Promise<Done> {
  const began = performance.now();
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < emails.length) await post(url, SIGN_IN, { email: emails[next++], password });
  };
  const crowd = { took: 0 };
  const all = Promise.all(Array.from({ length: atOnce }, one)).then(() => (crowd.took = performance.now() - began));
  const waits: number[] = [];
  const more = (): boolean => others > 0 && (waits.length < others || crowd.took === 0);
  while (more()) {
    const asked = performance.now();
    await post(url, '{ me { id } }');
    waits.push(performance.now() - asked);
  }
  return { took: await all, waits };
}

function post(url: string, query: string, variables: object = {}): Promise<void> {
  const body = JSON.stringify({ query, variables });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => {
        if (text.includes('"errors"') || text.includes('InvalidCredentials')) reject(new Error(text));
        else resolve();
      });
    });
    sent.on('error', reject).end(body);
  });
}
