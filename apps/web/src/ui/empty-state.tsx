import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './states.module.css';

interface EmptyStateProps {
  readonly title: string;
  readonly text?: ReactNode;
  /** Replaces the drop of water. */
  readonly icon?: ReactNode;
  /** Level of the heading; 1 where it is the whole page. */
  readonly level?: 1 | 2 | 3;
  /** What to do next. */
  readonly children?: ReactNode;
}

/** Nothing here, said kindly, with what to do about it. */
export function EmptyState({ title, text, icon, level = 2, children }: EmptyStateProps) {
  return (
    <div className={classes.state}>
      <div className={classes.mark} aria-hidden="true">
        {icon ?? <Drop />}
      </div>
      <Title order={level} size="h3">
        {title}
      </Title>
      {text && <p className={classes.text}>{text}</p>}
      {children && <div className={classes.actions}>{children}</div>}
    </div>
  );
}

function Drop() {
  return (
    <svg viewBox="0 0 24 24" width="26" height="26" fill="none" stroke="currentColor" strokeWidth="1.6">
      <path d="M12 3c4 5 6.5 8 6.5 11.5a6.5 6.5 0 0 1-13 0C5.5 11 8 8 12 3z" strokeLinejoin="round" />
      <path d="M9 15a3 3 0 0 0 3 3" strokeLinecap="round" />
    </svg>
  );
}
