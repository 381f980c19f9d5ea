import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { FieldError } from '../../../ui/field-error';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import classes from '../../../ui/section.module.css';
import { AddressForm, type Address } from '../address-form';
import { AddressesQuery, RemoveAddressMutation } from '../customer.documents';

/** The homes a customer has cleaned, with what it takes to get in. */
export default function AddressesPage() {
  const { t } = useTranslation(['customer', 'common']);
  const { data, loading, error, refetch } = useQuery(AddressesQuery);
  const [editing, setEditing] = useState<string | null>(null);
  const saved = async (): Promise<void> => {
    setEditing(null);
    toast.done(t('common:state.saved'));
    await refetch();
  };
  const form = (address?: Address) => (
    <div className={`card ${classes.stacked}`}>
      <AddressForm
        address={address}
        submitLabel={t('common:action.save')}
        onSaved={saved}
        onCancel={() => setEditing(null)}
      />
    </div>
  );
  const add = <Button onClick={() => setEditing('new')}>{t('addresses.add')}</Button>;
  const addresses = data?.myAddresses ?? [];

  return (
    <Page
      title={t('addresses.title')}
      lead={t('addresses.lead')}
      width="md"
      noIndex
      actions={addresses.length > 0 && editing !== 'new' && add}
    >
      {loading && !data && <CardsSkeleton count={2} height={120} />}
      {!data && error && <ErrorState error={error} onRetry={refetch} />}
      {editing === 'new' && form()}
      {data && addresses.length === 0 && editing !== 'new' && (
        <EmptyState title={t('addresses.emptyTitle')} text={t('addresses.emptyText')}>
          {add}
        </EmptyState>
      )}
      <ul className={classes.list} style={{ marginTop: editing === 'new' ? '1.25rem' : 0 }}>
        {addresses.map((address) => (
          <li key={address.id}>
            {editing === address.id ? (
              form(address)
            ) : (
              <AddressCard address={address} onEdit={() => setEditing(address.id)} onRemoved={refetch} />
            )}
          </li>
        ))}
      </ul>
    </Page>
  );
}

interface AddressCardProps {
  readonly address: Address;
  readonly onEdit: () => void;
  readonly onRemoved: () => unknown;
}

function AddressCard({ address, onEdit, onRemoved }: AddressCardProps) {
  const { t } = useTranslation(['customer', 'common']);
  const [remove] = useMutation(RemoveAddressMutation);
  const { busy, problem, run } = useDeed();
  const [asking, setAsking] = useState(false);
  const details = [
    address.complement,
    address.floor && t('addresses.floorShort', { floor: address.floor }),
    address.doorCode && t('addresses.doorCodeShort', { code: address.doorCode }),
    address.notes,
  ].filter(Boolean);
  const confirm = (): Promise<unknown> =>
    run(async () => {
      await remove({ variables: { id: address.id } });
      setAsking(false);
      toast.done(t('addresses.removed'));
      await onRemoved();
    });
  return (
    <section className={`card ${classes.section} ${classes.row}`}>
      <div style={{ lineHeight: 1.6 }}>
        <Title order={2} size="h3">
          {address.label ?? address.street}
        </Title>
        {address.label && <div>{address.street}</div>}
        <div>
          {address.postalCode} {address.municipality}
        </div>
        {details.length > 0 && <div className="soft">{details.join(' · ')}</div>}
      </div>
      <Group gap="xs">
        <Button variant="default" size="sm" onClick={onEdit}>
          {t('common:action.edit')}
        </Button>
        <Button variant="subtle" color="red" size="sm" onClick={() => setAsking(true)}>
          {t('common:action.remove')}
        </Button>
      </Group>
      <ConfirmDialog
        danger
        opened={asking}
        title={t('addresses.removeTitle')}
        confirmLabel={t('common:action.remove')}
        busy={busy}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        {t('addresses.removeText')}
        <FieldError>{problem}</FieldError>
      </ConfirmDialog>
    </section>
  );
}
