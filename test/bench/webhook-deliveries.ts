// Stripe as a sender: so many signed deliveries, some of them twice, each repeated until it is answered.
import { createHmac, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';

/** One event as it travels; a duplicate is the same event again. */
interface Delivery {
  readonly eventId: string;
  readonly body: string;
}

/** Of `count` deliveries this share (0 to 1) repeats an earlier one, spread evenly. */
export function makeDeliveries(count: number, duplicates: number, filler: string): Delivery[] {
  const deliveries: Delivery[] = [];
  const first: Delivery[] = [];
  for (let number = 0; number < count; number += 1) {
    const repeats = Math.floor((number + 1) * duplicates) > Math.floor(number * duplicates);
    const earlier = repeats ? first[Math.floor(first.length / 2)] : undefined;
    const delivery = earlier ?? newDelivery(filler);
    if (!earlier) first.push(delivery);
    deliveries.push(delivery);
  }
  return deliveries;
}

function newDelivery(filler: string): Delivery {
  const id = randomBytes(12).toString('hex');
  const object = { id: `pi_${id}`, object: 'payment_intent', metadata: { filler } };
  const event = { id: `evt_${id}`, object: 'event', type: 'payment_intent.succeeded', data: { object } };
  return { eventId: event.id, body: JSON.stringify(event) };
}

/**
 * Sends all of them from `connections` clients; one that is not answered with 200 is sent again, as Stripe does. `answered`
 * is told the number of answers so far. Answers how long each answer took, in milliseconds.
 */
export async function sendAll(
  deliveries: readonly Delivery[],
  to: {
    url: () => Promise<string>;
    secret: string;
    connections: number;
    answered?: (count: number) => void;
  },
): Promise<{ milliseconds: number[]; repeated: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: to.connections });
  const waiting = deliveries.toReversed();
  const milliseconds: number[] = [];
  let repeated = 0;
  const client = async (): Promise<void> => {
    for (let delivery = waiting.pop(); delivery; delivery = waiting.pop()) {
      const url = await to.url();
      const began = performance.now();
      if (await isTaken(url, delivery.body, to.secret, agent)) {
        milliseconds.push(performance.now() - began);
        to.answered?.(milliseconds.length);
      } else {
        repeated += 1;
        waiting.push(delivery);
      }
    }
  };
  await Promise.all(Array.from({ length: to.connections }, client));
  agent.destroy();
  return { milliseconds, repeated };
}

/** Whether it was answered with 200; false when there was no answer. */
function isTaken(url: string, body: string, secret: string, agent: Agent): Promise<boolean> {
  const seconds = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'stripe-signature': `t=${seconds},v1=${signature}`,
  };
  return new Promise((resolve) => {
    const sent = request(url, { method: 'POST', headers, agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode === 200));
      response.on('error', () => resolve(false));
    });
    sent.on('error', () => resolve(false));
    sent.end(body);
  });
}
