import { useMemo } from 'react';
import { encode } from 'uqr';

/** Modules of white around the drawing, without which readers do not find it (ISO 18004). */
const QUIET = 4;

interface QrCodeProps {
  /** What a reader gets. */
  readonly text: string;
  /** What it is for; the same must be on the page in words that can be copied. */
  readonly label: string;
  /** CSS pixels. */
  readonly size: number;
}

/** A QR code drawn as one path: dark on white in dark colours too, as readers expect. */
export function QrCode({ text, label, size }: QrCodeProps) {
  const { side, path } = useMemo(() => {
    const { data, size: modules } = encode(text, { ecc: 'M', border: QUIET });
    const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { side: modules, path: squares.join('') };
  }, [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      width={size}
      height={size}
      shapeRendering="crispEdges"
      style={{ display: 'block', maxWidth: '100%', borderRadius: 12, background: '#fff' }}
    >
      <path d={path} fill="#101614" />
    </svg>
  );
}
