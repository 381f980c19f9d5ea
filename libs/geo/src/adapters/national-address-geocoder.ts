import { Logger } from '@nestjs/common';
import { z } from 'zod';
import type { Clock } from '#kernel';
import type { AddressDraft } from '../domain/address.js';
import { afterFailure, afterSuccess, CLOSED, mayCall, type Circuit, type CircuitPolicy } from '../domain/circuit.js';
import { atMunicipality, type Geocoder, type Located } from '../domain/geocoder.js';
import type { Place, Precision } from '../domain/place.js';
import { isPoint } from '../domain/point.js';

export interface NationalAddressOptions {
  /** e.g. `https://data.geopf.fr/geocodage`, without `/search`. */
  readonly url: string;
  readonly timeoutMilliseconds?: number;
  readonly circuit?: CircuitPolicy;
}

/** Answers below this score name another street more often than not. */
const LOWEST_SCORE = 0.5;

const answerShape = z.object({
  features: z.array(
    z.object({
      geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
      properties: z.object({ type: z.string(), score: z.number() }),
    }),
  ),
});

/**
 * The French national address base over HTTP (https://geoservices.ign.fr/documentation/services/services-geoplateforme/geocodage;
 * the BAN's own API speaks the same). A slow, failing or unsure answer gives the municipality; after several failures
 * in a row nothing is asked for a while.
 */
export class NationalAddressGeocoder implements Geocoder {
  private readonly logger = new Logger('Geocoder');
  private circuit: Circuit = CLOSED;

  constructor(
    private readonly clock: Clock,
    private readonly options: NationalAddressOptions,
  ) {}

  async locate(address: Pick<AddressDraft, 'street' | 'postalCode'>, place: Place): Promise<Located> {
    if (!mayCall(this.circuit, this.clock.now().getTime())) return atMunicipality(place);
    try {
      const located = await this.ask(address, place);
      this.circuit = afterSuccess();
      return located ?? atMunicipality(place);
    } catch (error) {
      this.circuit = afterFailure(this.circuit, this.clock.now().getTime(), this.options.circuit ?? CIRCUIT);
      this.logger.warn(`Geocoding failed: ${error instanceof Error ? error.name : 'unknown'}`);
      return atMunicipality(place);
    }
  }

  private async ask(address: Pick<AddressDraft, 'street' | 'postalCode'>, place: Place): Promise<Located | null> {
    const url = new URL(`${this.options.url.replace(/\/$/, '')}/search`);
    url.search = new URLSearchParams({
      q: `${address.street} ${address.postalCode} ${place.name}`.slice(0, 200),
      citycode: place.id,
      limit: '1',
    }).toString();
    const response = await fetch(url, {
      signal: AbortSignal.timeout(this.options.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS),
      redirect: 'error',
      headers: { accept: 'application/json' },
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const [best] = answerShape.parse(await response.json()).features;
    if (!best || best.properties.score < LOWEST_SCORE) return null;
    const [lng, lat] = best.geometry.coordinates;
    return isPoint({ lat, lng }) ? { point: { lat, lng }, precision: precisionOf(best.properties.type) } : null;
  }
}

const TIMEOUT_MILLISECONDS = 1_500;
const CIRCUIT: CircuitPolicy = { threshold: 5, pauseMilliseconds: 30_000 };

function precisionOf(type: string): Precision {
  if (type === 'housenumber') return 'ADDRESS';
  return type === 'street' || type === 'locality' ? 'STREET' : 'MUNICIPALITY';
}
