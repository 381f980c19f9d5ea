import { useTranslation } from 'react-i18next';
import classes from './steps.module.css';

/** Where one is in a journey of a few steps; `current` counts from 0. Finished steps can be gone back to. */
export function Steps({
  labels,
  current,
  onGoTo,
}: {
  labels: readonly string[];
  current: number;
  onGoTo?: (step: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('steps', { current: current + 1, total: labels.length })}>
      <p className={classes.phone}>
        <strong>{labels[current]}</strong>
        <span className="soft">{t('steps', { current: current + 1, total: labels.length })}</span>
      </p>
      <ol className={classes.steps}>
        {labels.map((label, index) => (
          <li
            key={label}
            className={classes.step}
            data-state={index < current ? 'done' : index === current ? 'current' : 'ahead'}
            aria-current={index === current ? 'step' : undefined}
          >
            {index < current && onGoTo ? (
              <button type="button" className={classes.back} onClick={() => onGoTo(index)}>
                {label}
              </button>
            ) : (
              <span className={classes.name}>{label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
