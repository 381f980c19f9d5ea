/** A municipality with providers in it. */
export interface Zone {
  readonly name: string;
  readonly lat: number;
  readonly lng: number;
  readonly count: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A zone on the drawing, in kilometres east and south of the place that was searched for. */
export interface DrawnZone extends Zone {
  readonly centre: Point;
  readonly outline: readonly Point[];
}

const KILOMETRES_PER_DEGREE = 111.32;
const CORNERS = 40;

/** Flat kilometres around a point of origin; exact enough across one city. */
export const project = (origin: { lat: number; lng: number }, { lat, lng }: { lat: number; lng: number }): Point => ({
  x: (lng - origin.lng) * KILOMETRES_PER_DEGREE * Math.cos((origin.lat * Math.PI) / 180),
  y: (origin.lat - lat) * KILOMETRES_PER_DEGREE,
});

/** Draws each zone as a round patch of this radius that ends half way to its neighbours (Voronoi cells, clipped). */
export function drawZones(origin: { lat: number; lng: number }, zones: readonly Zone[], radius: number): DrawnZone[] {
  const placed = zones.map((zone) => ({ zone, centre: project(origin, zone) }));
  return placed.map(({ zone, centre }) => {
    const outline = placed.reduce<Point[]>(
      (shape, { centre: other }) => (other === centre ? shape : keepNearer(shape, centre, other)),
      circle(centre, radius),
    );
    return { ...zone, centre, outline };
  });
}

const circle = ({ x, y }: Point, radius: number): Point[] =>
  Array.from({ length: CORNERS }, (_, corner) => {
    const angle = (corner / CORNERS) * 2 * Math.PI;
    return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
  });

/** The part of a shape that is nearer to `own` than to `other` (Sutherland and Hodgman, one edge). */
function keepNearer(shape: readonly Point[], own: Point, other: Point): Point[] {
  const middle = { x: (own.x + other.x) / 2, y: (own.y + other.y) / 2 };
  const away = { x: other.x - own.x, y: other.y - own.y };
  if (away.x === 0 && away.y === 0) return [...shape];
  const side = (point: Point): number => (point.x - middle.x) * away.x + (point.y - middle.y) * away.y;
  return shape.flatMap((point, index) => {
    const next = shape[(index + 1) % shape.length] ?? point;
    const [here, there] = [side(point), side(next)];
    const crossing = here / (here - there);
    const cut = { x: point.x + (next.x - point.x) * crossing, y: point.y + (next.y - point.y) * crossing };
    if (here <= 0) return there <= 0 ? [point] : [point, cut];
    return there < 0 ? [cut] : [];
  });
}

/** `Paris 11e Arrondissement` → `11e`: the city is known from the search. */
export const shortZoneName = (name: string): string => / (\d+er?) Arrondissement$/i.exec(name)?.[1] ?? name;

/** The square, in kilometres, that holds all these points and the origin with a margin around them. */
export function frameOf(points: readonly Point[]): { left: number; top: number; extent: number } {
  const [xs, ys] = [
    [0, ...points.map(({ x }) => x)],
    [0, ...points.map(({ y }) => y)],
  ];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const extent = Math.max(right - left, bottom - top, 2) * 1.12;
  return { left: (left + right - extent) / 2, top: (top + bottom - extent) / 2, extent };
}
