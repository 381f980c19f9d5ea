import fc from 'fast-check';
import { drawZones, frameOf, project, shortZoneName, type Point } from './zones';

const LYON = { lat: 45.76, lng: 4.84 };
const RADIUS = 2;
const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
/** Municipalities around Lyon, no two at the same spot. */
const zones = fc.uniqueArray(
  fc.record({
    name: fc.constant('Zone'),
    lat: fc.integer({ min: 4_560, max: 4_590 }).map((hundredths) => hundredths / 100),
    lng: fc.integer({ min: 460, max: 510 }).map((hundredths) => hundredths / 100),
    count: fc.nat(50),
  }),
  { minLength: 1, maxLength: 12, selector: ({ lat, lng }) => `${lat} ${lng}` },
);

describe('the map that is drawn without tiles', () => {
  it('a degree of latitude is 111 km towards the south, a degree of longitude in Lyon 78 km towards the east', () => {
    expect(project(LYON, { ...LYON, lat: LYON.lat - 1 })).toEqual({ x: 0, y: expect.closeTo(111.32) });
    expect(project(LYON, { ...LYON, lng: LYON.lng + 1 }).x).toBeCloseTo(77.66, 1);
  });

  it('a lonely zone is a round patch', () => {
    const [drawn] = drawZones(LYON, [{ name: 'Lyon', ...LYON, count: 3 }], RADIUS);
    for (const point of drawn?.outline ?? []) expect(distance(point, { x: 0, y: 0 })).toBeCloseTo(RADIUS);
  });

  it('no patch reaches further than its radius, nor nearer to a neighbour than to itself', () => {
    fc.assert(
      fc.property(zones, (given) => {
        const drawn = drawZones(LYON, given, RADIUS);
        const strays = drawn.flatMap(({ centre, outline }) =>
          outline.filter((point) => {
            const own = distance(point, centre) - 1e-6;
            return own > RADIUS || drawn.some((other) => own > distance(point, other.centre));
          }),
        );
        expect(strays).toEqual([]);
      }),
    );
  });

  it('two zones at one spot keep both their shapes', () => {
    const twin = { name: 'Lyon', ...LYON, count: 1 };
    for (const { outline } of drawZones(LYON, [twin, twin], RADIUS)) expect(outline).toHaveLength(40);
  });

  it('the frame holds every point and the place that was searched for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ x: fc.integer({ min: -60, max: 60 }), y: fc.integer({ min: -60, max: 60 }) })),
        (points) => {
          const { left, top, extent } = frameOf(points);
          for (const { x, y } of [{ x: 0, y: 0 }, ...points]) {
            expect(x >= left && x <= left + extent && y >= top && y <= top + extent).toBe(true);
          }
        },
      ),
    );
  });

  it('a district is called by its number', () => {
    expect(shortZoneName('Paris 11e Arrondissement')).toBe('11e');
    expect(shortZoneName('Lyon 1er Arrondissement')).toBe('1er');
    expect(shortZoneName('Villeurbanne')).toBe('Villeurbanne');
  });
});
