import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import classes from '../admin.module.css';

/** Tries once more; `replay` comes back when the list has been asked for again. */
export function ReplayButton({ name, replay }: { name: string; replay: () => Promise<unknown> }) {
  const { t } = useTranslation('admin');
  const deed = useDeed();
  const run = (): Promise<unknown> =>
    deed.run(async () => {
      await replay();
      toast.done(t('operations.replayed'));
    });
  return (
    <div>
      <Button
        size="sm"
        variant="light"
        loading={deed.busy}
        aria-label={t('operations.replayOf', { name })}
        onClick={() => void run()}
      >
        {t('operations.replay')}
      </Button>
      {deed.problem && (
        <p role="alert" className={classes.small}>
          {deed.problem}
        </p>
      )}
    </div>
  );
}
