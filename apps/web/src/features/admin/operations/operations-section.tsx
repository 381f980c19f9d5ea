import { Button } from '@mantine/core';
import { IconCircleCheck, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../admin.module.css';
import { explained } from '../../../lib/format';

interface OperationsSectionProps {
  readonly id: 'jobs' | 'payments' | 'events' | 'mails';
  readonly busy: boolean;
  readonly onRefresh: () => unknown;
  readonly children: ReactNode;
}

/** One kind of thing that can be stuck, with a way to look again. */
export function OperationsSection({ id, busy, onRefresh, children }: OperationsSectionProps) {
  const { t } = useTranslation('admin');
  return (
    <section id={id} className={classes.block} aria-labelledby={`${id}-title`}>
      <div className={classes.actions} style={{ justifyContent: 'space-between', alignItems: 'center' }}>
        <h2 id={`${id}-title`} style={{ margin: 0 }}>
          {t(`operations.${id}`)}
        </h2>
        <Button
          size="sm"
          variant="subtle"
          loading={busy}
          leftSection={<IconRefresh size={18} aria-hidden="true" />}
          aria-label={explained(t('operations.refresh'), t(`operations.${id}`))}
          onClick={() => void onRefresh()}
        >
          {t('operations.refresh')}
        </Button>
      </div>
      <p className={classes.intro}>{t(`operations.${id}Text`)}</p>
      {children}
    </section>
  );
}

/** Nothing is stuck: the usual case, said in one line. */
export function AllWell({ children }: { children: ReactNode }) {
  return (
    <p className={`card ${classes.row}`} style={{ margin: 0, justifyContent: 'flex-start', gap: '0.75rem' }}>
      <IconCircleCheck size={22} color="var(--tone-good)" aria-hidden="true" />
      {children}
    </p>
  );
}
