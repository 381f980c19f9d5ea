import { Button, Radio } from '@mantine/core';
import { IconEyeCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldError } from '../../ui/field-error';
import classes from './admin.module.css';
import parts from '../../ui/section.module.css';

interface ReasonGateProps<Reason extends string> {
  readonly reasons: readonly { readonly value: Reason; readonly label: string }[];
  /** Chosen beforehand where the way here already says why. */
  readonly initial?: Reason;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly openLabel: string;
  readonly onOpen: (reason: Reason) => unknown;
}

/** Stands before personal data: the reason is recorded with the name of whoever looks, and only then is it shown. */
export function ReasonGate<Reason extends string>(props: ReasonGateProps<Reason>) {
  const { t } = useTranslation('admin');
  const [reason, setReason] = useState<Reason | null>(props.initial ?? null);
  return (
    <form
      className={`card ${parts.stacked}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason) void props.onOpen(reason);
      }}
    >
      <Radio.Group
        name="reason"
        size="md"
        label={t('gate.label')}
        description={t('gate.hint')}
        value={reason}
        onChange={(value) => setReason(props.reasons.find((one) => one.value === value)?.value ?? null)}
      >
        <div className={classes.reasons}>
          {props.reasons.map(({ value, label }) => (
            <Radio key={value} value={value} label={label} size="md" />
          ))}
        </div>
      </Radio.Group>
      <FieldError>{props.problem}</FieldError>
      <Button type="submit" mt="lg" disabled={!reason} loading={props.busy} leftSection={<IconEyeCheck size={20} />}>
        {props.openLabel}
      </Button>
    </form>
  );
}
