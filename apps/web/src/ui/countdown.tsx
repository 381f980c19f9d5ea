import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countdown } from '../lib/format';
import { serverNow } from '../lib/server-clock';

interface CountdownProps {
  /** ISO instant at which the time is up. */
  readonly until: string;
  /** Called once, when the time is up while the page is open or already was. */
  readonly onOver?: () => void;
}

/** The time that is left, by the second below a quarter of an hour. It is read out once, not every second. */
export function Countdown({ until, onOver }: CountdownProps) {
  const { t } = useTranslation();
  const left = useSecondsLeft(until, onOver);
  return (
    <span role="timer" className="numbers">
      {left > 0 ? t('countdown.left', { time: countdown(left) }) : t('countdown.over')}
    </span>
  );
}

/** Whole seconds until an instant, never below zero; renders once a second. */
export function useSecondsLeft(until: string, onOver?: () => void): number {
  const secondsLeft = (): number => Math.max(0, Math.ceil((new Date(until).getTime() - serverNow()) / 1000));
  const [left, setLeft] = useState(secondsLeft);
  const over = left === 0;
  useEffect(() => {
    setLeft(secondsLeft());
    const timer = setInterval(() => setLeft(secondsLeft()), 1000);
    return () => clearInterval(timer);
  }, [until]);
  useEffect(() => {
    if (over) onOver?.();
  }, [over]);
  return left;
}
