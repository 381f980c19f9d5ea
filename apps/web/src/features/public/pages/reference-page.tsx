import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Radio, Stack, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useErrorText } from '../../../lib/error-text';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { FieldError } from '../../../ui/field-error';
import { PageSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { AnswerReferenceMutation, ReferenceRequestQuery } from '../public.documents';

/** Where a mail leads someone whom a provider named as a reference: one question, one answer, no account. */
export default function ReferencePage() {
  const { t } = useTranslation('public');
  const { token = '' } = useParams();
  const [done, setDone] = useState(false);
  const { data, error, refetch } = useQuery(ReferenceRequestQuery, {
    variables: { token },
    fetchPolicy: 'network-only',
  });
  const request = data?.referenceRequest;
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  if (done || !request) {
    const words = done ? 'thanks' : 'over';
    return (
      <Page title={t(`reference.${words}Title`)} hideTitle noIndex width="sm">
        <EmptyState level={1} title={t(`reference.${words}Title`)} text={t(`reference.${words}Text`)} />
      </Page>
    );
  }
  return (
    <Page
      title={t('reference.title', { name: request.providerPublicName })}
      lead={t('reference.lead', { relationship: request.relationship })}
      noIndex
      width="sm"
    >
      <AnswerForm token={token} name={request.providerPublicName} onDone={() => setDone(true)} />
    </Page>
  );
}

function AnswerForm({ token, name, onDone }: { token: string; name: string; onDone: () => void }) {
  const { t } = useTranslation('public');
  const errorText = useErrorText();
  const [answer, setAnswer] = useState<string | null>(null);
  const [comment, setComment] = useState('');
  const [problem, setProblem] = useState<string>();
  const [send, { loading }] = useMutation(AnswerReferenceMutation);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!answer) return setProblem(t('reference.chooseOne'));
    try {
      const { data } = await send({ variables: { token, recommends: answer === 'yes', comment } });
      const result = data?.answerReference;
      if (result && 'message' in result) setProblem(result.message);
      else onDone();
    } catch (failure) {
      setProblem(errorText(failure));
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="lg">
        <Radio.Group label={t('reference.question', { name })} value={answer} onChange={setAnswer} size="md">
          <Stack gap="sm" mt="sm">
            <Radio value="yes" label={t('reference.yes')} />
            <Radio value="no" label={t('reference.no')} />
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('reference.comment')}
          description={t('reference.commentHint')}
          maxLength={1000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <FieldError>{problem}</FieldError>
        <Button type="submit" loading={loading} style={{ alignSelf: 'start' }}>
          {t('reference.send')}
        </Button>
        <p className="soft">{t('reference.privacy')}</p>
      </Stack>
    </form>
  );
}
