import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../provider.module.css';

const TRADER = ['legalName', 'phone', 'email', 'address'] as const;
const AUTOCOMPLETE = { legalName: 'name', phone: 'tel', email: 'email', address: 'street-address' } as const;
const REGIMES = ['FRANCHISE_293B', 'STANDARD_20', 'SAP_10'] as const;

export interface Trader {
  readonly legalName: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly vat: (typeof REGIMES)[number];
}

/** Who is really behind the public name, as the law wants it on every quote. */
export function TraderFields({
  trader,
  errorOf,
  onChange,
}: {
  trader: Trader;
  errorOf: (field: string) => string | undefined;
  onChange: (trader: Trader) => void;
}) {
  const { t } = useTranslation('provider');
  return (
    <div className={classes.fields}>
      {TRADER.map((name) => (
        <TextInput
          key={name}
          label={t(`fields.${name}`)}
          className={name === 'address' ? classes.wide : undefined}
          autoComplete={AUTOCOMPLETE[name]}
          value={trader[name]}
          error={errorOf(`trader.${name}`)}
          onChange={(event) => onChange({ ...trader, [name]: event.currentTarget.value })}
        />
      ))}
      <Select
        label={t('fields.vat')}
        className={classes.wide}
        value={trader.vat}
        error={errorOf('vat')}
        data={REGIMES.map((value) => ({ value, label: t(`fields.vats.${value}`) }))}
        onChange={(value) => onChange({ ...trader, vat: REGIMES.find((regime) => regime === value) ?? trader.vat })}
      />
    </div>
  );
}
