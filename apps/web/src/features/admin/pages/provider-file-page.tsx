import { Anchor } from '@mantine/core';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { errorCode } from '../../../lib/error-text';
import type { VariablesOf } from '../../../lib/graphql';
import { toast } from '../../../ui/toast';
import { Page } from '../../../ui/page';
import { useDeed } from '../../../lib/use-deed';
import { ReasonGate } from '../reason-gate';
import { FileView } from '../vetting/file-view';
import { ProviderFileQuery, type File } from '../vetting/vetting.documents';

type Reason = VariablesOf<typeof ProviderFileQuery>['reason'];

const REASONS: readonly Reason[] = [
  'CREDENTIAL_REVIEW',
  'COMPLAINT',
  'SUPPORT_REQUEST',
  'FRAUD_CHECK',
  'LEGAL_REQUEST',
];

/** Another provider is another file, and needs its reason again. */
export default function ProviderFilePage() {
  const { providerId = '' } = useParams();
  return <OneFile key={providerId} providerId={providerId} />;
}

/**
 * The file is asked for once for each reason and kept by this page only: each look is on record, so nothing may ask
 * again by itself, and nothing personal stays behind in the cache.
 */
function OneFile({ providerId }: { providerId: string }) {
  const { t } = useTranslation('vetting');
  const client = useApolloClient();
  const deed = useDeed();
  const { state, hash } = useLocation() as { state: { reason?: Reason } | null; hash: string };
  const [opened, setOpened] = useState<{ file: File; reason: Reason } | null>(null);

  const open = (reason: Reason): Promise<unknown> =>
    deed.run(async () => {
      try {
        const variables = { id: providerId, reason };
        const { data } = await client.query({ query: ProviderFileQuery, variables, fetchPolicy: 'no-cache' });
        if (data) setOpened({ file: data.providerFile, reason });
      } catch (error) {
        if (!['NOT_FOUND', 'FORBIDDEN'].includes(errorCode(error) ?? '')) throw error;
        toast.failed(t('file.unknown'));
      }
    });

  useEffect(() => {
    if (opened && hash) document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'start' });
  }, [opened?.file.id, hash]);

  return (
    <Page
      title={opened?.file.profile.publicName ?? t('file.title')}
      above={
        <Anchor component={Link} to="/admin/vetting">
          {t('file.back')}
        </Anchor>
      }
      lead={opened && t('file.openedFor', { reason: t(`fileReason.${opened.reason}`) })}
      noIndex
    >
      {opened ? (
        <FileView file={opened.file} onChange={(file) => setOpened({ ...opened, file })} />
      ) : (
        <ReasonGate
          reasons={REASONS.map((value) => ({ value, label: t(`fileReason.${value}`) }))}
          initial={state?.reason}
          busy={deed.busy}
          problem={deed.problem}
          openLabel={t('file.open')}
          onOpen={open}
        />
      )}
    </Page>
  );
}
