import { distanceMetres, type Point } from './point.js';

/** Height and width of a cell in degrees: about 7 km by 7 km in France. Both are exact in binary. */
export const CELL_LATITUDE = 0.0625;
export const CELL_LONGITUDE = 0.09375;
/** Cells around the globe at one latitude. */
const COLUMNS = 360 / CELL_LONGITUDE;

/** Number of a cell: row × 3840 + column, counted from the south pole and the antimeridian; fits a 32-bit integer. */
export type Cell = number;

const rowOf = (lat: number): number => Math.floor((lat + 90) / CELL_LATITUDE);
const columnOf = (lng: number): number => Math.floor((lng + 180) / CELL_LONGITUDE);

/** The cell that a point lies in. */
export const cellOf = ({ lat, lng }: Point): Cell => rowOf(lat) * COLUMNS + columnOf(lng);

/** The middle of a cell. */
export function cellCentre(cell: Cell): Point {
  const row = Math.floor(cell / COLUMNS);
  const column = cell % COLUMNS;
  return { lat: (row + 0.5) * CELL_LATITUDE - 90, lng: (column + 0.5) * CELL_LONGITUDE - 180 };
}

/**
 * Every cell that a circle touches, ascending. A point within `radiusMetres` of the centre always lies in one of them;
 * a cell that the circle does not reach is left out as far as its nearest edge tells. For circles away from the poles
 * and the antimeridian: France, its overseas departments included.
 */
export function coverOfCircle(centre: Point, radiusMetres: number): Cell[] {
  const { south, north, west, east } = boundsOfCircle(centre, radiusMetres);
  const cells: Cell[] = [];
  for (let row = rowOf(south); row <= rowOf(north); row += 1) {
    for (let column = columnOf(west); column <= columnOf(east); column += 1) {
      if (distanceMetres(centre, nearestOfCell(row, column, centre)) <= radiusMetres + SLACK_METRES) {
        cells.push(row * COLUMNS + column);
      }
    }
  }
  return cells;
}

/**
 * On a sphere the nearest point of a cell's side is not exactly where the parallel says; at cell size the error stays
 * under a few metres, and a cell too many costs nothing while one too few hides a provider.
 */
const SLACK_METRES = 50;

function nearestOfCell(row: number, column: number, to: Point): Point {
  const south = row * CELL_LATITUDE - 90;
  const west = column * CELL_LONGITUDE - 180;
  return {
    lat: Math.min(Math.max(to.lat, south), south + CELL_LATITUDE),
    lng: Math.min(Math.max(to.lng, west), west + CELL_LONGITUDE),
  };
}

function boundsOfCircle(
  centre: Point,
  radiusMetres: number,
): { south: number; north: number; west: number; east: number } {
  const latitude = radiusMetres / METRES_PER_DEGREE;
  const furthestFromEquator = Math.min(Math.abs(centre.lat) + latitude, 89);
  const longitude = latitude / Math.cos((furthestFromEquator * Math.PI) / 180);
  return {
    south: centre.lat - latitude,
    north: centre.lat + latitude,
    west: centre.lng - longitude,
    east: centre.lng + longitude,
  };
}

/** Slightly less than a degree of latitude, so that bounds are never too tight. */
const METRES_PER_DEGREE = 111_000;
