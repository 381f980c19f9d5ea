import { useApolloClient } from '@apollo/client/react';
import { Button, Title } from '@mantine/core';
import { IconMapPin, IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { distance } from '../../../lib/format';
import type { ResultOf } from '../../../lib/graphql';
import { FieldError } from '../../../ui/field-error';
import { Lines, type Line } from '../../../ui/lines';
import { useDeed } from '../../../lib/use-deed';
import { JobAddressQuery } from '../job.documents';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';

type Address = ResultOf<typeof JobAddressQuery>['booking']['address'];

/** Any map application takes this. */
const routeTo = (address: Address): string =>
  `https://www.openstreetmap.org/directions?to=${encodeURIComponent(
    [address.street, address.postalCode, address.municipality].filter(Boolean).join(', '),
  )}`;

interface AddressCardProps {
  readonly bookingId: string;
  /** Whether the visit is theirs: before, the server tells the town and the distance only. */
  readonly accepted: boolean;
}

/** The address, asked for by a press and never kept: every look is logged for the customer. */
export function AddressCard({ bookingId, accepted }: AddressCardProps) {
  const { t } = useTranslation('provider');
  const client = useApolloClient();
  const { busy, problem, run } = useDeed();
  const [address, setAddress] = useState<Address | null>(null);
  const open = async (): Promise<void> => {
    const seen = await run(() =>
      client.query({ query: JobAddressQuery, variables: { id: bookingId }, fetchPolicy: 'no-cache' }),
    );
    if (seen?.data) setAddress(seen.data.booking.address);
  };
  const deed = !accepted ? 'openDistance' : address ? 'again' : 'open';
  return (
    <section className={`card ${parts.told}`} aria-live="polite">
      <Title order={2}>{t('job.address.title')}</Title>
      {address ? (
        <Opened address={address} />
      ) : (
        <p className="soft">{t(accepted ? 'job.address.before' : 'job.address.beforeAccepting')}</p>
      )}
      <FieldError>{problem}</FieldError>
      <div className={classes.buttons}>
        {address?.street && (
          <Button
            component="a"
            href={routeTo(address)}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconRoute size={18} aria-hidden="true" />}
          >
            {t('job.address.route')}
          </Button>
        )}
        {(accepted || !address) && (
          <Button
            variant={address ? 'default' : 'light'}
            loading={busy}
            leftSection={<IconMapPin size={18} aria-hidden="true" />}
            onClick={() => void open()}
          >
            {t(`job.address.${deed}`)}
          </Button>
        )}
      </div>
    </section>
  );
}

function Opened({ address }: { address: Address }) {
  const { t } = useTranslation('provider');
  const access = (['floor', 'doorCode'] as const).flatMap((name): Line[] => {
    const value = address[name];
    return value ? [{ label: t(`job.address.${name}`), value }] : [];
  });
  return (
    <>
      <address className={classes.big} style={{ fontStyle: 'normal' }}>
        {address.street && (
          <>
            {address.street}
            <br />
            {address.complement && (
              <>
                {address.complement}
                <br />
              </>
            )}
          </>
        )}
        {address.postalCode} {address.municipality}
      </address>
      {address.distanceMetres !== null && !address.street && (
        <p className="soft">{t('job.address.distance', { distance: distance(address.distanceMetres) })}</p>
      )}
      {access.length > 0 && <Lines lines={access} />}
      {address.notes && (
        <p>
          <span className={classes.small}>{t('job.address.notes')}</span>
          <br />
          {address.notes}
        </p>
      )}
      <p className={classes.small} style={{ marginTop: '0.75rem' }}>
        {t(`job.address.stage.${address.stage}`)}
      </p>
    </>
  );
}
