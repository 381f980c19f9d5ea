import { useMutation } from '@apollo/client/react';
import { Button, FileButton, NativeSelect } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VariablesOf } from '../../../lib/graphql';
import { uploadDocument } from '../../../lib/upload-document';
import { useDeed } from '../../../lib/use-deed';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { AttachMutation, type DisputeFile } from './disputes.documents';
import classes from './disputes.module.css';
import { useFileWords } from './file-words';

type Field = VariablesOf<typeof AttachMutation>['input']['field'];

/** Each with Stripe's name of the field. */
const FIELDS: readonly (readonly [Field, string])[] = [
  ['CUSTOMER_COMMUNICATION', 'customer_communication'],
  ['UNCATEGORIZED_FILE', 'uncategorized_file'],
  ['CUSTOMER_SIGNATURE', 'customer_signature'],
  ['DUPLICATE_CHARGE_DOCUMENTATION', 'duplicate_charge_documentation'],
  ['REFUND_POLICY', 'refund_policy'],
];

interface AddFileProps {
  readonly file: DisputeFile;
  readonly onChange: () => unknown;
}

/** Sends one file into the vault, then gives it to the dispute. */
export function AddFile({ file, onChange }: AddFileProps) {
  const { t } = useTranslation('disputeFiles');
  const words = useFileWords();
  const deed = useDeed();
  const [attach] = useMutation(AttachMutation, { fetchPolicy: 'no-cache' });
  const free = FIELDS.filter(([, name]) => !file.attachments.some(({ field }) => field === name));
  const [chosen, setChosen] = useState<string>(free[0]?.[0] ?? '');
  const field = free.find(([value]) => value === chosen)?.[0] ?? free[0]?.[0];
  if (!field) return <p className={classes.hint}>{t('full')}</p>;

  const add = (picked: File | null): Promise<unknown> =>
    deed.run(async () => {
      if (!picked) return;
      const uploaded = await uploadDocument(picked);
      if (!uploaded.ok) return deed.setProblem(uploaded.message ?? t('failed'));
      const input = { disputeId: file.dispute.id, documentId: uploaded.document.id, field };
      const result = (await attach({ variables: { input } })).data?.attachToDispute;
      if (result?.__typename === 'DisputeFile') {
        toast.done(t('added'));
        await onChange();
      } else if (result) deed.setProblem(result.message);
    });

  return (
    <div className={classes.add}>
      <NativeSelect
        label={t('which')}
        data={free.map(([value, name]) => ({ value, label: words.field(name) }))}
        value={field}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <FileButton accept="application/pdf,image/jpeg,image/png" onChange={(picked) => void add(picked)}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            loading={deed.busy}
            leftSection={<IconUpload size={18} aria-hidden="true" />}
          >
            {t('add')}
          </Button>
        )}
      </FileButton>
      <span role="status" className="visually-hidden">
        {deed.busy && t('sending')}
      </span>
      <FieldError>{deed.problem}</FieldError>
    </div>
  );
}
