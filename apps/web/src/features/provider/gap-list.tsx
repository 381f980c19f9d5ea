import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ProviderFile } from './file-context';
import classes from './provider.module.css';
import { explained } from '../../lib/format';

type Gap = ProviderFile['missing'][number];

/** The page on which a gap is closed; undefined when it is not for the provider to close. */
function pageOf({ code }: Gap): string | undefined {
  if (code.startsWith('CREDENTIAL_')) return '/provider/credentials';
  if (code === 'PAYOUTS_NOT_READY') return '/provider/payouts';
  if (code === 'NO_SERVICE' || code === 'SERVICE_NOT_OFFERED') return '/provider/prices';
  if (code === 'NO_WORKING_HOURS') return '/provider/availability';
  if (code === 'TERMS_NOT_ACCEPTED') return '/provider/listing';
  return undefined;
}

/** What stands between a provider and the listing, each with the way to mend it. */
export function GapList({ gaps }: { gaps: readonly Gap[] }) {
  const { t } = useTranslation('provider');
  return (
    <ul className={classes.gaps}>
      {gaps.map((gap) => {
        const page = pageOf(gap);
        return (
          <li key={`${gap.code}-${gap.credentialType ?? ''}-${gap.serviceCode ?? ''}`}>
            <span>{gap.message}</span>
            {page && (
              <Link to={page} aria-label={explained(t('listing.do'), gap.message)}>
                {t('listing.do')}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
