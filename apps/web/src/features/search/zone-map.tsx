import { useTranslation } from 'react-i18next';
import { number } from '../../lib/format';
import classes from './zone-map.module.css';
import { drawZones, frameOf, project, shortZoneName, type Point, type Zone } from './zones';

interface ZoneMapProps {
  readonly origin: { readonly name: string; readonly lat: number; readonly lng: number };
  readonly zones: readonly Zone[];
  readonly chosen: string | null;
  /** Null: all zones again. */
  readonly onChoose: (zone: string | null) => void;
}

const SIZE = 100;

/** Under the centre of its zone, and clear of the pin where the search is. */
const labelAt = ({ x, y }: Point, scale: number): number => y * scale + (Math.hypot(x, y) * scale < 4 ? 5 : 1);
const length = ({ x, y }: Point): number => Math.hypot(x, y);
const RINGS = [1, 2, 5, 10, 20, 40];

/** Where the providers start from, by municipality. It is drawn, not fetched: no map service learns who looks where. */
export function ZoneMap({ origin, zones, chosen, onChoose }: ZoneMapProps) {
  const { t } = useTranslation('search');
  const furthest = Math.max(2, ...zones.map((zone) => length(project(origin, zone))));
  const radius = Math.max(0.9, furthest * 0.4);
  const drawn = drawZones(origin, zones, radius);
  const frame = frameOf(drawn.flatMap(({ outline }) => outline));
  const scale = SIZE / frame.extent;
  const rings = RINGS.filter((kilometres) => kilometres < furthest * 1.1).slice(-1);
  return (
    <figure className={classes.map}>
      <svg
        viewBox={`${frame.left * scale} ${frame.top * scale} ${SIZE} ${SIZE}`}
        role="group"
        aria-label={t('map.label', { place: origin.name })}
      >
        {rings.map((kilometres) => (
          <g key={kilometres} aria-hidden="true">
            <circle r={kilometres * scale} className={classes.ring} />
            <text y={-kilometres * scale - 1} className={classes.ringName}>
              {number(kilometres)} km
            </text>
          </g>
        ))}
        {drawn.map((zone) => (
          <g
            key={zone.name}
            role="button"
            tabIndex={0}
            aria-pressed={chosen === zone.name}
            aria-label={t('map.zone', { zone: zone.name, count: zone.count })}
            className={classes.zone}
            onClick={() => onChoose(chosen === zone.name ? null : zone.name)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              onChoose(chosen === zone.name ? null : zone.name);
            }}
          >
            <polygon points={zone.outline.map(({ x, y }) => `${x * scale},${y * scale}`).join(' ')} />
            <text x={zone.centre.x * scale} y={labelAt(zone.centre, scale)} className={classes.count}>
              {zone.count}
            </text>
            <text x={zone.centre.x * scale} y={labelAt(zone.centre, scale) + 3.6} className={classes.name}>
              {shortZoneName(zone.name)}
            </text>
          </g>
        ))}
        <path
          d="M0 0 C-1.2 -1.8 -2 -2.6 -2 -3.8 A2 2 0 0 1 2 -3.8 C2 -2.6 1.2 -1.8 0 0Z"
          className={classes.here}
          aria-hidden="true"
        />
      </svg>
      <figcaption className="soft">{t('map.caption')}</figcaption>
    </figure>
  );
}
