import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../lib/graphql';
import { day, duration, time } from '../../lib/format';
import { Money } from '../../ui/money';
import { BookingStateBadge } from '../../ui/state-badge';
import type { JobsQuery } from './job.documents';
import classes from './provider.module.css';

export type Job = ResultOf<typeof JobsQuery>['upcoming']['edges'][number]['node'];

export const minutesOf = ({ start, end }: { start: string; end: string }): number =>
  Math.round((new Date(end).getTime() - new Date(start).getTime()) / 60_000);

/** A visit in a line that leads to its page. */
export function JobRow({ job, service }: { job: Job; service: string }) {
  useTranslation();
  return (
    <Link to={`/jobs/${job.id}`} className={`card ${classes.row}`}>
      <h3>
        {day(job.start, job.timeZone)}, {time(job.start, job.timeZone)}
      </h3>
      <span className={`${classes.rowEnd} ${classes.amount}`}>
        {job.providerNetCents !== null && <Money cents={job.providerNetCents} />}
      </span>
      <span className="soft">
        {service}, {duration(minutesOf(job))} · {job.customerPublicName}, {job.municipality}
      </span>
      <span className={classes.rowEnd}>
        <BookingStateBadge state={job.state} />
      </span>
    </Link>
  );
}
