import { useTranslation } from 'react-i18next';
import { distance, money, shortDay } from '../../../lib/format';
import { Lines } from '../../../ui/lines';
import { StateBadge, type Tone } from '../../../ui/state-badge';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { CredentialCard } from './credential-card';
import fileClasses from './file.module.css';
import { useServiceNames } from './service-names';
import { Standing } from './standing';
import type { File } from './vetting.documents';

const LISTING_TONES: Record<File['listingState'], Tone> = {
  DRAFT: 'quiet',
  UNDER_REVIEW: 'waiting',
  LISTED: 'good',
  PAUSED: 'attention',
  SUSPENDED: 'bad',
  CLOSED: 'quiet',
};

interface FileViewProps {
  readonly file: File;
  /** The file as it is after a decision. */
  readonly onChange: (file: File) => void;
}

/** The whole file: who this is, what is missing, each credential with what can be decided about it. */
export function FileView({ file, onChange }: FileViewProps) {
  const { t } = useTranslation(['vetting', 'common']);
  const { profile } = file;
  return (
    <>
      <div className={fileClasses.summary}>
        <StateBadge tone={LISTING_TONES[file.listingState]}>{t(`common:listing.${file.listingState}`)}</StateBadge>
        <span className="soft">
          {t(`file.kind.${profile.kind}`)} ·{' '}
          {t('file.from', { place: profile.municipality, distance: distance(profile.radiusMetres) })} ·{' '}
          {t('file.memberSince', { when: shortDay(profile.memberSince) })}
        </span>
        <Standing file={file} onChange={onChange} />
      </div>
      <div className={fileClasses.columns}>
        <section aria-labelledby="passport">
          <h2 id="passport" className={fileClasses.heading}>
            {t('file.passport')}
          </h2>
          <div className={parts.list}>
            {file.credentials.map((credential) => (
              <CredentialCard
                key={credential.id ?? `${credential.type}-${credential.serviceCode ?? credential.referenceId ?? ''}`}
                credential={credential}
                reference={file.references.find(({ id }) => id === credential.referenceId)}
                onChange={onChange}
              />
            ))}
          </div>
        </section>
        <aside className={fileClasses.aside}>
          <Missing file={file} />
          <Trader file={file} />
          <Offers file={file} />
        </aside>
      </div>
    </>
  );
}

function Missing({ file }: { file: File }) {
  const { t } = useTranslation('vetting');
  return (
    <section className={`card ${parts.stacked}`} aria-labelledby="missing">
      <h2 id="missing" className={fileClasses.heading}>
        {t('file.missing')}
      </h2>
      {file.missing.length === 0 ? (
        <p className={classes.small}>{t('file.nothingMissing')}</p>
      ) : (
        <>
          <p className={classes.intro}>{t('file.missingHint')}</p>
          <ul className={fileClasses.bullets}>
            {file.missing.map(({ code, message }, index) => (
              <li key={`${code}-${index}`}>{message}</li>
            ))}
          </ul>
        </>
      )}
      {file.requiredUntil && (
        <p className={classes.small}>{t('file.requiredUntil', { when: shortDay(file.requiredUntil) })}</p>
      )}
    </section>
  );
}

function Trader({ file }: { file: File }) {
  const { t } = useTranslation('vetting');
  const { trader } = file;
  const facts = [
    [t('file.legalName'), trader.legalName],
    [t('file.address'), trader.address],
    [t('file.email'), trader.email],
    [t('file.phone'), trader.phone],
    [t('file.vat'), t(`file.vatRegime.${file.vat}`)],
    [t('file.terms'), file.termsVersion ?? t('file.termsNone')],
    [t('file.payouts'), file.payoutsReady ? t('file.ready') : t('file.notReady')],
    [t('file.hours'), file.hasWorkingHours ? t('file.ready') : t('file.notReady')],
  ] as const;
  return (
    <section className={`card ${parts.stacked}`} aria-labelledby="trader">
      <h2 id="trader" className={fileClasses.heading}>
        {t('file.trader')}
      </h2>
      <dl className={fileClasses.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Offers({ file }: { file: File }) {
  const { t } = useTranslation('vetting');
  const serviceName = useServiceNames();
  return (
    <section className={`card ${parts.stacked}`} aria-labelledby="offers">
      <h2 id="offers" className={fileClasses.heading}>
        {t('file.services')}
      </h2>
      {file.offers.length === 0 ? (
        <p className={classes.small}>{t('file.noServices')}</p>
      ) : (
        <Lines
          label={t('file.services')}
          lines={file.offers.map(({ serviceCode, hourlyRateCents }) => ({
            label: serviceName(serviceCode),
            value: t('file.perHour', { amount: money(hourlyRateCents) }),
          }))}
        />
      )}
    </section>
  );
}
