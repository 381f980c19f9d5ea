export { Addresses } from './addresses.js';
export type { AccessInstructions, Address } from './domain/address.js';
export { cellCentre, cellOf, coverOfCircle, type Cell } from './domain/grid.js';
export { timeZoneOf, type Place, type Precision } from './domain/place.js';
export {
  coarsePoint,
  distanceMetres,
  EARTH_RADIUS_METRES,
  isPoint,
  roundedKilometres,
  type Point,
} from './domain/point.js';
export { CITY_PACE, travelMinutes, type TravelPace } from './domain/travel.js';
export { GeoModule } from './geo.module.js';
export { UnknownPlace } from './graphql/address.results.js';
export { PlaceObject } from './graphql/place.object.js';
export { Places } from './places.js';
