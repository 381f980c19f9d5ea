import type { IncomingMessage } from 'node:http';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { printSchema } from 'graphql';
import type { BookableProvider, Customer } from '../support/booking-world.js';
import { answerChallenge } from '../support/journey/hosted-pages.js';
import { CARDS, createJourney, type Journey } from '../support/journey/journey.js';
import { captureLogs, traces, whereFound } from '../support/journey/traces.js';

/** Each test card as it may be written; four last digits alone identify nobody. */
const NUMBERS = Object.values(CARDS).flatMap((card) => [card, card.replaceAll(' ', ''), card.replaceAll(' ', '-')]);

/** PAY-1: card data never reaches our servers. */
describe('PAY-1: card data never reaches our servers', () => {
  let journey: Journey;
  let logs: () => string;
  const requests: string[] = [];
  beforeAll(async () => {
    journey = await createJourney({ environment: { LOG_LEVEL: 'trace' } });
    logs = captureLogs(journey);
    const server = journey.app.getHttpAdapter().getInstance();
    server.server.on('request', (request: IncomingMessage) => {
      requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
      // Listening for data would take the body away from the application: each part is noted as it arrives.
      const push = request.push.bind(request);
      request.push = (part: Buffer | null, encoding?: BufferEncoding) => {
        if (part) requests.push(part.toString());
        return push(part, encoding);
      };
    });
    const [camille, paul]: [Customer, BookableProvider] = [await journey.customer(), await journey.provider()];
    const booking = await journey.held(camille, paul);
    const url = String((await journey.checkout(camille, booking.id))['url']);
    expect(new URL(url).host).toBe(new URL(journey.sandbox.url).host);
    await journey.payOn(url, CARDS.declined);
    const challenge = await journey.payOn(url, CARDS.challenge);
    await answerChallenge(String(challenge.location), 'fail');
    const paid = await journey.payOn(url);
    await fetch(String(paid.location).replace(/^https?:\/\/[^/]+/, journey.url));
    await journey.settle();
    expect(await journey.see(camille, booking.id)).toMatchObject({ state: 'REQUESTED' });
  });
  afterAll(() => journey?.close());

  it('no request to us carried one, webhooks included', () => {
    const text = requests.join('\n');
    expect(text).toContain('/webhooks/stripe');
    expect(text).toContain('payment_intent');
    expect(whereFound({ requests: text }, NUMBERS)).toEqual([]);
  });

  it('none is in the database, the queues, the mails, the files or the logs', async () => {
    expect(whereFound(await traces(journey), NUMBERS)).toEqual([]);
    expect(whereFound({ logs: logs() }, NUMBERS)).toEqual([]);
  });

  it('nothing that we answer or ask for has a place for one', () => {
    const schema = printSchema(journey.app.get(GraphQLSchemaHost).schema);
    expect(schema).not.toMatch(/^\s*(card|pan|cvc|cvv|iban)\w*[(:]/im);
  });
});
