/** A place on Earth in decimal degrees (WGS 84). */
export interface Point {
  readonly lat: number;
  readonly lng: number;
}

/** Mean radius of the Earth (IUGG), in metres. */
export const EARTH_RADIUS_METRES = 6_371_008.8;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres (haversine). */
export function distanceMetres(a: Point, b: Point): number {
  const sinLat = Math.sin(radians(b.lat - a.lat) / 2);
  const sinLng = Math.sin(radians(b.lng - a.lng) / 2);
  const h = sinLat * sinLat + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * sinLng * sinLng;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The distance as shown before a booking is made: kilometres to the nearest half, never less than a half. */
export const roundedKilometres = (metres: number): number => Math.max(0.5, Math.round(metres / 500) / 2);

/** A point kept in clear: three decimals, about a hundred metres, enough to match and too little to find a door. */
export const coarsePoint = ({ lat, lng }: Point): Point => ({
  lat: Math.round(lat * 1000) / 1000,
  lng: Math.round(lng * 1000) / 1000,
});

/** True for finite degrees within the globe. */
export const isPoint = ({ lat, lng }: Point): boolean => Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
