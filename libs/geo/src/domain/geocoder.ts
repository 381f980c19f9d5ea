import type { AddressDraft } from './address.js';
import type { Place, Precision } from './place.js';
import type { Point } from './point.js';

/** Where an address is, and how exactly that is known. */
export interface Located {
  readonly point: Point;
  readonly precision: Precision;
}

/** Finds the point of an address. Always answers: at worst with the municipality's own point. Never in a transaction. */
export interface Geocoder {
  locate(address: Pick<AddressDraft, 'street' | 'postalCode'>, place: Place): Promise<Located>;
}

/** Injection token of the Geocoder chosen by configuration. */
export const GEOCODER = Symbol('GEOCODER');

/** The point of the municipality itself. */
export const atMunicipality = ({ lat, lng }: Place): Located => ({ point: { lat, lng }, precision: 'MUNICIPALITY' });
