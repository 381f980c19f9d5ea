import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { hashToken, randomToken } from '#platform/crypto';
import { translate } from '#platform/i18n';
import { Jobs } from '#platform/jobs';
import { Mailer, type Mail } from '#platform/mail';
import { Transactor } from '#platform/prisma';
import { referenceLinkEnds } from '../domain/reference.js';
import { ReferenceStore } from '../store/reference.store.js';

/**
 * Writes to a referee, once. The token exists only in this mail: its hash is stored before it leaves, and a mail that
 * could not be sent is tried again with a new one.
 */
@Injectable()
export class InviteReferee {
  constructor(
    jobs: Jobs,
    private readonly references: ReferenceStore,
    private readonly mailer: Mailer,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'http'>,
  ) {
    jobs.register<{ referenceId: string }>({
      name: 'provider.invite-referee',
      lane: 'mail',
      run: ({ referenceId }) => this.run(referenceId),
    });
  }

  async run(referenceId: string): Promise<void> {
    const invitation = await this.references.toInvite(referenceId);
    if (!invitation) return;
    const token = randomToken();
    const expiresAt = referenceLinkEnds(this.clock.now());
    await this.transactor.run(async (tx) =>
      ok(await this.references.setToken(tx, referenceId, hashToken(token), expiresAt)),
    );
    const { publicUrl } = this.config.http;
    const parameters = {
      name: invitation.referee.name,
      provider: invitation.providerPublicName,
      link: `${publicUrl}/references/${token}`,
      until: expiresAt.toISOString().slice(0, 10),
    };
    const text = [
      translate('fr', 'provider.reference-mail', parameters),
      translate('en', 'provider.reference-mail', parameters),
    ].join('\n\n—\n\n');
    await this.#send({
      to: invitation.referee.email,
      subject: translate('fr', 'provider.reference-subject', parameters),
      text,
      html: toHtml(text),
      messageId: `<reference-${referenceId}@${new URL(publicUrl).hostname}>`,
    });
    await this.transactor.run(async (tx) => ok(await this.references.markInvited(tx, referenceId, this.clock.now())));
  }

  /** A mail server's words may repeat the address: they stay out of the job's failure, which is logged. */
  async #send(mail: Mail): Promise<void> {
    try {
      await this.mailer.send(mail);
    } catch (error) {
      const { code, responseCode } = error as { code?: string; responseCode?: number };
      throw new Error(`The invitation could not be sent (${[code, responseCode].filter(Boolean).join(' ')})`);
    }
  }
}

/** Paragraphs of escaped text, with the link made clickable. */
function toHtml(text: string): string {
  const escaped = text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return escaped
    .split('\n\n')
    .map(
      (paragraph) =>
        `<p>${paragraph.replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`).replaceAll('\n', '<br>')}</p>`,
    )
    .join('\n');
}
