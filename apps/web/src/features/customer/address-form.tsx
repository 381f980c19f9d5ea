import { useMutation } from '@apollo/client/react';
import { Button, Group, Textarea, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../lib/graphql';
import { FieldError } from '../../ui/field-error';
import { useDeed } from '../../lib/use-deed';
import { PlaceField, placeLabel } from '../search/place-field';
import classes from './address-form.module.css';
import { AddAddressMutation, ChangeAddressMutation, type AddressesQuery } from './customer.documents';

export type Address = ResultOf<typeof AddressesQuery>['myAddresses'][number];

interface AddressFormProps {
  /** The address to change; a new one otherwise. */
  readonly address?: Address;
  /** Where a new address most probably is. */
  readonly place?: { readonly id: string; readonly name: string };
  readonly submitLabel: string;
  readonly onSaved: (id: string) => unknown;
  readonly onCancel?: () => void;
}

/** A new address, or another version of one. */
export function AddressForm({ address, place, submitLabel, onSaved, onCancel }: AddressFormProps) {
  const { t } = useTranslation(['customer', 'common']);
  const [add] = useMutation(AddAddressMutation);
  const [changeAddress] = useMutation(ChangeAddressMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const [invalid, setInvalid] = useState<string | null>(null);
  const [placeId, setPlaceId] = useState(address?.placeId ?? place?.id ?? '');
  const [placeText, setPlaceText] = useState(address?.municipality ?? place?.name ?? '');
  const [values, setValues] = useState(() => ({
    street: address?.street ?? '',
    postalCode: address?.postalCode ?? '',
    complement: address?.complement ?? '',
    floor: address?.floor ?? '',
    doorCode: address?.doorCode ?? '',
    label: address?.label ?? '',
    notes: address?.notes ?? '',
  }));
  const field = (name: keyof typeof values) => ({
    label: t(`addresses.${name}`),
    value: values[name],
    error: invalid === name && problem,
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setValues((current) => ({ ...current, [name]: value }));
    },
  });

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setInvalid(null);
    if (!placeId) {
      setInvalid('placeId');
      setProblem(t('addresses.placeMissing'));
      return;
    }
    const { street, postalCode, ...rest } = values;
    const optional = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, value.trim() || null]));
    const input = { placeId, street, postalCode, ...optional };
    const answer = await run(async () =>
      address
        ? (await changeAddress({ variables: { id: address.id, input } })).data?.changeAddress
        : (await add({ variables: { input } })).data?.addAddress,
    );
    if (!answer) return;
    if (answer.__typename === 'Address') {
      await onSaved(answer.id);
      return;
    }
    setProblem(answer.message);
    if (answer.__typename === 'InvalidAddress') setInvalid(answer.field);
    if (answer.__typename === 'PostalCodeElsewhere') setInvalid('postalCode');
  };

  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <Title order={3} mb="md">
        {address ? t('addresses.editTitle') : t('addresses.newTitle')}
      </Title>
      <div className={classes.fields}>
        <div className={classes.wide}>
          <PlaceField
            text={placeText}
            error={(invalid === 'placeId' && problem) || undefined}
            onType={(typed) => {
              setPlaceText(typed);
              setPlaceId('');
            }}
            onChoose={(chosen) => {
              setPlaceText(placeLabel(chosen));
              setPlaceId(chosen.id);
              const [postalCode] = chosen.postalCodes;
              if (postalCode && chosen.postalCodes.length === 1) setValues((current) => ({ ...current, postalCode }));
            }}
          />
        </div>
        <TextInput {...field('street')} className={classes.wide} autoComplete="address-line1" required />
        <TextInput {...field('postalCode')} autoComplete="postal-code" inputMode="numeric" maxLength={5} required />
        <TextInput {...field('complement')} autoComplete="address-line2" />
        <TextInput {...field('floor')} autoComplete="off" />
        <TextInput {...field('doorCode')} autoComplete="off" />
        <Textarea {...field('notes')} className={classes.wide} placeholder={t('addresses.notesHint')} minRows={2} />
        <TextInput {...field('label')} className={classes.wide} placeholder={t('addresses.labelHint')} />
      </div>
      <p className={classes.note}>{t('addresses.staged')}</p>
      {!invalid && <FieldError>{problem}</FieldError>}
      <Group justify="flex-end" mt="lg">
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t('common:action.cancel')}
          </Button>
        )}
        <Button type="submit" loading={busy}>
          {submitLabel}
        </Button>
      </Group>
    </form>
  );
}
