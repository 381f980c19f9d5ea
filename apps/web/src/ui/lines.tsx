import type { ReactNode } from 'react';
import classes from './lines.module.css';

export interface Line {
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** Small print under the label. */
  readonly note?: ReactNode;
  /** The sum: set apart and bold. */
  readonly total?: boolean;
}

/** The receipt: our way of showing anything that has parts. A dotted line leads the eye from words to number. */
export function Lines({ lines, label }: { lines: readonly Line[]; label?: string }) {
  return (
    <dl className={classes.lines} aria-label={label}>
      {lines.map((line, index) => (
        <div key={index} className={line.total ? `${classes.line} ${classes.total}` : classes.line}>
          <dt>
            <span className={classes.words}>{line.label}</span>
            {line.note && <span className={classes.note}>{line.note}</span>}
          </dt>
          <dd className="numbers">{line.value}</dd>
        </div>
      ))}
    </dl>
  );
}
