import { useQuery } from '@apollo/client/react';
import { Button, Radio, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useSession } from '../../../app/session';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import { AddressForm } from '../../customer/address-form';
import { AddressesQuery } from '../../customer/customer.documents';
import classes from '../booking.module.css';
import type { StepProps } from './step';

/** Where the visit is to be; the first step that needs to know who is asking. */
export function AddressStep(props: StepProps) {
  const { t } = useTranslation(['booking', 'common']);
  const { viewer, loading } = useSession();
  const { pathname } = useLocation();
  if (loading) return <CardsSkeleton count={2} height={90} />;
  if (viewer) return <AddressChoice {...props} />;
  const next = encodeURIComponent(`${pathname}?step=address`);
  return (
    <section>
      <Title order={2} className={classes.question}>
        {t('address.question')}
      </Title>
      <EmptyState level={3} title={t('address.signInTitle')} text={t('address.signInText')}>
        <Button component={Link} to={`/sign-in?next=${next}`}>
          {t('common:nav.signIn')}
        </Button>
        <Button component={Link} to={`/sign-up?next=${next}`} variant="default">
          {t('common:nav.signUp')}
        </Button>
      </EmptyState>
    </section>
  );
}

function AddressChoice({ offer, draft, change, goTo }: StepProps) {
  const { t } = useTranslation(['booking', 'common']);
  const { data, loading, error, refetch } = useQuery(AddressesQuery);
  const [adding, setAdding] = useState(false);
  if (loading && !data) return <CardsSkeleton count={2} height={90} />;
  if (!data) return <ErrorState error={error} onRetry={refetch} />;

  // Those where the visit was looked for come first.
  const here = ({ placeId }: { placeId: string }): boolean => placeId === draft.place?.id;
  const addresses = data.myAddresses.toSorted((one, other) => Number(here(other)) - Number(here(one)));
  const selected = addresses.find(({ id }) => id === draft.addressId);
  const showForm = adding || addresses.length === 0;

  return (
    <section>
      <Title order={2} className={classes.question}>
        {t('address.question')}
      </Title>
      <p className="soft">{t('address.privacy', { name: offer.provider.publicName })}</p>
      {addresses.length > 0 && (
        <Radio.Group
          className={classes.group}
          aria-label={t('address.question')}
          value={showForm ? '' : (selected?.id ?? '')}
          onChange={(addressId) => {
            setAdding(false);
            change({ addressId });
          }}
        >
          <div className={classes.choices}>
            {addresses.map((address) => (
              <Radio.Card key={address.id} value={address.id} className={classes.choice}>
                <Radio.Indicator />
                <span>
                  <span className={classes.choiceName}>{address.label ?? address.street}</span>
                  <span className={classes.choiceText}>
                    {address.label && `${address.street}, `}
                    {address.postalCode} {address.municipality}
                  </span>
                  {!here(address) && draft.place && (
                    <span className={classes.choiceText}>{t('address.elsewhere', { name: draft.place.name })}</span>
                  )}
                </span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
      )}
      {showForm ? (
        <div className={`card ${classes.card}`} style={{ marginTop: '1.25rem' }}>
          <AddressForm
            place={draft.place ?? undefined}
            submitLabel={t('address.useIt')}
            onCancel={addresses.length > 0 ? () => setAdding(false) : undefined}
            onSaved={async (addressId) => {
              await refetch();
              setAdding(false);
              change({ addressId });
              goTo('quote');
            }}
          />
        </div>
      ) : (
        <div className={classes.forward} style={{ justifyContent: 'space-between' }}>
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('address.other')}
          </Button>
          <Button size="lg" disabled={!selected} onClick={() => goTo('quote')}>
            {t('book.toQuote')}
          </Button>
        </div>
      )}
    </section>
  );
}
