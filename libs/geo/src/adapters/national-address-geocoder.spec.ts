import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { FixedClock } from '#kernel';
import { NationalAddressGeocoder } from './national-address-geocoder.js';

const place = {
  id: '75118',
  name: 'Paris 18e Arrondissement',
  postalCodes: ['75018'],
  population: 1,
  lat: 48.8924,
  lng: 2.3446,
};
const municipality = { point: { lat: 48.8924, lng: 2.3446 }, precision: 'MUNICIPALITY' };
const address = { street: '12 rue des Abbesses', postalCode: '75018' };
const feature = (type: string, score: number) =>
  JSON.stringify({
    features: [{ geometry: { type: 'Point', coordinates: [2.3385, 48.8847] }, properties: { type, score } }],
  });

describe('the national address base', () => {
  let server: Server;
  let url: string;
  let asked: string[];
  let answer: (response: ServerResponse, request: IncomingMessage) => void;
  const clock = new FixedClock('2026-11-22T10:00:00Z');

  const geocoder = (options: { timeoutMilliseconds?: number } = {}) =>
    new NationalAddressGeocoder(clock, { url, circuit: { threshold: 2, pauseMilliseconds: 60_000 }, ...options });

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      answer(response, request);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/geocodage`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it.each([
    ['housenumber', 'ADDRESS'],
    ['street', 'STREET'],
    ['locality', 'STREET'],
    ['municipality', 'MUNICIPALITY'],
  ])('answers a %s with precision %s', async (type, precision) => {
    answer = (response) => response.end(feature(type, 0.9));
    expect(await geocoder().locate(address, place)).toEqual({ point: { lat: 48.8847, lng: 2.3385 }, precision });
  });

  it('is asked for the street within the municipality', async () => {
    answer = (response) => response.end(feature('housenumber', 0.9));
    await geocoder().locate(address, place);
    const query = new URL(asked[0] ?? '', url).searchParams;
    expect(asked[0]).toMatch(/^\/geocodage\/search\?/);
    expect(query.get('q')).toBe('12 rue des Abbesses 75018 Paris 18e Arrondissement');
    expect(query.get('citycode')).toBe('75118');
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['is unsure', (response) => response.end(feature('housenumber', 0.3))],
    ['finds nothing', (response) => response.end('{"features":[]}')],
    ['fails', (response) => response.writeHead(500).end('oops')],
    ['answers nonsense', (response) => response.end('<html>')],
    ['answers another shape', (response) => response.end('{"features":[{"geometry":null}]}')],
    ['cuts the line', (response) => response.destroy()],
    ['redirects elsewhere', (response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end()],
  ])('when it %s, the municipality stands in', async (_, misbehave) => {
    answer = misbehave;
    expect(await geocoder().locate(address, place)).toEqual(municipality);
  });

  it('when it does not answer in time, the municipality stands in', async () => {
    answer = () => undefined;
    expect(await geocoder({ timeoutMilliseconds: 50 }).locate(address, place)).toEqual(municipality);
  });

  it('is left alone for a while after failing twice in a row, then tried again', async () => {
    const tried = geocoder();
    answer = (response) => response.writeHead(503).end();
    await tried.locate(address, place);
    await tried.locate(address, place);
    await tried.locate(address, place);
    expect(asked).toHaveLength(2);

    answer = (response) => response.end(feature('housenumber', 0.9));
    clock.advance(60_000);
    expect((await tried.locate(address, place)).precision).toBe('ADDRESS');
    expect(asked).toHaveLength(3);
  });
});
