import { useTranslation } from 'react-i18next';
import { number } from '../../lib/format';
import classes from './zone-map.module.css';
import { drawZones, project, shortZoneName, type Zone } from './zones';

interface ZoneMapProps {
  readonly origin: { readonly name: string; readonly lat: number; readonly lng: number };
  readonly zones: readonly Zone[];
  readonly chosen: string | null;
  /** Null: all zones again. */
  readonly onChoose: (zone: string | null) => void;
}

const SIZE = 100;
const RINGS = [1, 2, 5, 10, 20, 40];

/** Where the providers start from, by municipality. It is drawn, not fetched: no map service learns who looks where. */
export function ZoneMap({ origin, zones, chosen, onChoose }: ZoneMapProps) {
  const { t } = useTranslation('search');
  const furthest = Math.max(2, ...zones.map((zone) => Math.hypot(...Object.values(project(origin, zone)))));
  const scale = SIZE / 2 / (furthest * 1.25);
  const drawn = drawZones(origin, zones, Math.max(0.9, furthest * 0.28));
  const rings = RINGS.filter((kilometres) => kilometres < furthest * 1.2).slice(-2);
  return (
    <figure className={classes.map}>
      <svg
        viewBox={`${-SIZE / 2} ${-SIZE / 2} ${SIZE} ${SIZE}`}
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
            <text x={zone.centre.x * scale} y={zone.centre.y * scale + 1} className={classes.count}>
              {zone.count}
            </text>
            <text x={zone.centre.x * scale} y={zone.centre.y * scale + 4.6} className={classes.name}>
              {shortZoneName(zone.name)}
            </text>
          </g>
        ))}
        <circle r={1.1} className={classes.here} aria-hidden="true" />
      </svg>
      <figcaption className="soft">{t('map.caption')}</figcaption>
    </figure>
  );
}
