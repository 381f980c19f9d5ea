import { useTranslation } from 'react-i18next';
import { countdown } from '../../lib/format';
import { useSecondsLeft } from '../../ui/countdown';
import classes from './booking.module.css';

interface TimeLeftProps {
  /** Says what ends, e.g. "Devis valable encore {{time}}". */
  readonly text: 'quote.validFor' | 'now.holdLeft' | 'now.answerLeft' | 'now.actionLeft';
  /** ISO instant. */
  readonly until: string;
  readonly onOver?: () => void;
}

/** How long something still holds, in a sentence. */
export function TimeLeft({ text, until, onOver }: TimeLeftProps) {
  const { t } = useTranslation(['booking', 'common']);
  const left = useSecondsLeft(until, onOver);
  return (
    <p role="timer" className={`numbers ${classes.timer}`}>
      {left > 0 ? t(text, { time: countdown(left) }) : t('common:countdown.over')}
    </p>
  );
}
