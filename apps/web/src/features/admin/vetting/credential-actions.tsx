import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import { DecideForm } from './decide-form';
import fileClasses from './file.module.css';
import { RevokeButton } from './revoke-button';
import { StartReviewMutation, type Credential, type File } from './vetting.documents';

interface CredentialActionsProps {
  readonly credential: Credential;
  /** A reference whose referee has not answered. */
  readonly waitsForAnswer: boolean;
  readonly onChange: (file: File) => void;
}

/** What can be decided in this state: begin, then decide; later, take it back. */
export function CredentialActions({ credential, waitsForAnswer, onChange }: CredentialActionsProps) {
  const { id, state } = credential;
  if (!id) return null;
  if (state === 'SUBMITTED' && !waitsForAnswer) return <StartButton credentialId={id} onChange={onChange} />;
  if (state === 'IN_REVIEW') return <DecideForm credentialId={id} type={credential.type} onChange={onChange} />;
  if (state === 'VERIFIED') return <RevokeButton credentialId={id} type={credential.type} onChange={onChange} />;
  return null;
}

function StartButton({ credentialId, onChange }: { credentialId: string; onChange: (file: File) => void }) {
  const { t } = useTranslation('vetting');
  const deed = useDeed();
  const [start] = useMutation(StartReviewMutation, { fetchPolicy: 'no-cache' });
  const begin = (): Promise<unknown> =>
    deed.run(async () => {
      const result = (await start({ variables: { credentialId } })).data?.startCredentialReview;
      if (result?.__typename === 'ProviderFile') {
        onChange(result);
        toast.done(t('decide.started'));
      } else if (result) deed.setProblem(result.message);
    });
  return (
    <div className={fileClasses.part}>
      <FieldError>{deed.problem}</FieldError>
      <Button loading={deed.busy} mt={deed.problem ? 'sm' : 0} onClick={() => void begin()}>
        {t('decide.start')}
      </Button>
    </div>
  );
}
