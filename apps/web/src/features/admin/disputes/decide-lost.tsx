import { useMutation } from '@apollo/client/react';
import { Button, Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VariablesOf } from '../../../lib/graphql';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { DecideLostMutation, type Dispute } from './disputes.documents';
import disputeClasses from './disputes.module.css';

type Bearer = VariablesOf<typeof DecideLostMutation>['input']['bearer'];
const BEARERS: readonly Bearer[] = ['PLATFORM', 'PROVIDER'];
const SHORTEST_REASON = 10;

/** Who bears a lost dispute: asked once, with a reason, and not taken back. */
export function DecideLost({ dispute, onChange }: { dispute: Dispute; onChange: () => unknown }) {
  const { t } = useTranslation('disputes');
  const deed = useDeed();
  const [decide] = useMutation(DecideLostMutation, { fetchPolicy: 'no-cache' });
  const [bearer, setBearer] = useState<Bearer | null>(null);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const confirm = (): Promise<unknown> =>
    deed.run(async () => {
      if (!bearer) return;
      const input = { disputeId: dispute.id, bearer, reason: reason.trim() };
      const result = (await decide({ variables: { input } })).data?.decideDispute;
      setAsked(false);
      if (result?.__typename === 'DisputeFile') {
        toast.done(t('decide.done'));
        await onChange();
      } else if (result) deed.setProblem(result.message);
    });
  return (
    <section className={`card ${parts.stacked}`} aria-labelledby="decide">
      <h2 id="decide">{t('decide.title')}</h2>
      <p className={classes.intro}>{t('decide.lead')}</p>
      <form
        className={disputeClasses.form}
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
        }}
      >
        <Radio.Group
          label={t('decide.who')}
          value={bearer}
          onChange={(value) => setBearer(BEARERS.find((one) => one === value) ?? null)}
        >
          <Stack gap="sm" mt="xs">
            {BEARERS.map((value) => (
              <Radio key={value} value={value} label={t(`decide.${value}`)} description={t(`decide.${value}Text`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('decide.reason')}
          description={t('decide.reasonHint')}
          required
          withAsterisk={false}
          minLength={SHORTEST_REASON}
          maxLength={2000}
          autosize
          minRows={3}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FieldError>{deed.problem}</FieldError>
        <div>
          <Button type="submit" disabled={!bearer || reason.trim().length < SHORTEST_REASON}>
            {t('decide.decide')}
          </Button>
        </div>
      </form>
      <ConfirmDialog
        opened={asked}
        danger={bearer === 'PROVIDER'}
        title={t('decide.confirmTitle')}
        confirmLabel={t('decide.decide')}
        busy={deed.busy}
        onConfirm={confirm}
        onClose={() => setAsked(false)}
      >
        <p style={{ margin: 0 }}>{bearer && t(`decide.${bearer}Confirm`)}</p>
      </ConfirmDialog>
    </section>
  );
}
