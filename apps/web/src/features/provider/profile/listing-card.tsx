import { useMutation } from '@apollo/client/react';
import { Button, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { shortDay } from '../../../lib/format';
import { FieldError } from '../../../ui/field-error';
import { StateBadge, type Tone } from '../../../ui/state-badge';
import { toast } from '../../../ui/toast';
import { useFile, type ProviderFile } from '../file-context';
import { GapList } from '../gap-list';
import { AppealMutation, PauseMutation, PublishMutation, UpdateProfileMutation } from '../file.documents';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import { useKept } from '../use-kept';
import { useRefusal } from './use-refusal';

const TONES: Record<ProviderFile['listingState'], Tone> = {
  DRAFT: 'attention',
  UNDER_REVIEW: 'waiting',
  LISTED: 'good',
  PAUSED: 'quiet',
  SUSPENDED: 'bad',
  CLOSED: 'quiet',
};

/** Whether customers see the provider, what is missing for it, and the switch. */
export function ListingCard() {
  const { t } = useTranslation(['provider', 'common']);
  const file = useFile();
  const [publish] = useMutation(PublishMutation);
  const [pause] = useMutation(PauseMutation);
  const [update] = useMutation(UpdateProfileMutation);
  const { busy, problem, send } = useRefusal();
  const { listingState: state } = file;
  const byRule = state === 'PAUSED' && file.pausedBy === 'RULE';
  const canPublish = state === 'DRAFT' || (state === 'PAUSED' && !byRule);
  const canPause = state === 'LISTED' || state === 'UNDER_REVIEW';
  const termsMissing = file.missing.some(({ code }) => code === 'TERMS_NOT_ACCEPTED');

  const publishIt = async (): Promise<void> => {
    if (await send('ProviderFile', async () => (await publish()).data?.publishListing))
      toast.done(t('listing.published'));
  };
  const pauseIt = async (): Promise<void> => {
    if (await send('ProviderFile', async () => (await pause()).data?.pauseListing))
      toast.undoable(t('listing.paused'), t('common:action.undo'), publishIt);
  };
  const acceptTerms = async (): Promise<void> => {
    await send(
      'ProviderFile',
      async () => (await update({ variables: { input: { acceptTerms: true } } })).data?.updateProviderProfile,
    );
  };

  return (
    <section className={`card ${parts.told}`}>
      <StateBadge tone={TONES[state]}>{t(`common:listing.${state}`)}</StateBadge>
      <p className={classes.big} style={{ marginTop: '0.75rem' }}>
        {t(`listing.state.${byRule ? 'PAUSED_BY_RULE' : state}`)}
      </p>
      {file.requiredUntil && file.missing.length === 0 && (
        <p className="soft">{t('listing.requiredUntil', { date: shortDay(file.requiredUntil) })}</p>
      )}
      {file.missing.length > 0 && state !== 'CLOSED' && (
        <>
          <Title order={3} mt="lg" mb="sm">
            {t('listing.missing')}
          </Title>
          <GapList gaps={file.missing} />
        </>
      )}
      {state === 'SUSPENDED' && file.suspension && <Suspended suspension={file.suspension} />}
      <FieldError>{problem}</FieldError>
      <div className={classes.buttons}>
        {canPublish && (
          <Button loading={busy} onClick={() => void publishIt()}>
            {t('listing.publish')}
          </Button>
        )}
        {canPause && (
          <Button variant="default" loading={busy} onClick={() => void pauseIt()}>
            {t('listing.pause')}
          </Button>
        )}
        {termsMissing && (
          <Button variant="light" loading={busy} onClick={() => void acceptTerms()}>
            {t('listing.acceptTerms')}
          </Button>
        )}
        {state === 'LISTED' && (
          <Button component={Link} to={`/providers/${file.id}`} variant="light">
            {t('listing.see')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** The statement of reasons, and the provider's one answer to it. */
function Suspended({ suspension }: { suspension: NonNullable<ProviderFile['suspension']> }) {
  const { t } = useTranslation(['provider', 'common']);
  const [appeal] = useMutation(AppealMutation);
  const { busy, problem, send } = useRefusal();
  const [text, setText, forget] = useKept('appeal', '');
  const [sent, setSent] = useState(false);
  const submit = async (): Promise<void> => {
    const taken = await send(
      'ProviderFile',
      async () => (await appeal({ variables: { statement: text } })).data?.appealSuspension,
    );
    if (!taken) return;
    forget();
    setSent(true);
    toast.done(t('listing.appeal.sent'));
  };
  return (
    <div className={classes.stack} style={{ marginTop: '1rem' }}>
      <Title order={3}>{t('listing.appeal.title')}</Title>
      <blockquote className={classes.reply} style={{ margin: 0 }}>
        {suspension.statement}
      </blockquote>
      {suspension.appealedAt ? (
        <p className="soft">{t('listing.appeal.received', { date: shortDay(suspension.appealedAt) })}</p>
      ) : (
        !sent && (
          <>
            <Textarea
              label={t('listing.appeal.label')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <FieldError>{problem}</FieldError>
            <div>
              <Button loading={busy} disabled={!text.trim()} onClick={() => void submit()}>
                {t('listing.appeal.send')}
              </Button>
            </div>
          </>
        )
      )}
    </div>
  );
}
