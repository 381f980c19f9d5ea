import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { ok, type Locale } from '#kernel';
import { systemActor } from '#platform/access';
import { CONFIG, type Config } from '#platform/config';
import { Mailer } from '#platform/mail';
import { Transactor } from '#platform/prisma';
import { MAIL_TEXTS, type MailTemplate } from './mail-texts.js';

/** Pages of the web application that links lead to. A token follows in the fragment, which browsers never send on. */
const PAGES: Record<MailTemplate, string> = {
  'verify-email': '/verify-email',
  'already-registered': '/sign-in',
  'reset-password': '/reset-password',
  'password-changed': '/forgotten-password',
};

export interface IdentityMail {
  /** What this mail is about; makes the message id, so that a mail sent twice can be told to be one. */
  readonly id: string;
  readonly to: string;
  readonly locale: Locale;
  readonly userId?: string;
  readonly token?: string;
}

/**
 * Sends identity's own mails. They carry secrets, so they are not archived with the others: the audit log proves that
 * one was sent, to whose account, from which template.
 */
@Injectable()
export class IdentityMailer {
  constructor(
    private readonly mailer: Mailer,
    private readonly transactor: Transactor,
    private readonly audit: AuditLog,
    @Inject(CONFIG) private readonly config: Pick<Config, 'http'>,
  ) {}

  async send(template: MailTemplate, mail: IdentityMail): Promise<void> {
    const { publicUrl } = this.config.http;
    const link = `${publicUrl}${PAGES[template]}${mail.token ? `#token=${mail.token}` : ''}`;
    const { subject, text, html } = renderMail(template, mail.locale, link);
    const messageId = `<${template}.${mail.id}@${new URL(publicUrl).hostname}>`;
    await this.mailer.send({ to: mail.to, subject, text, html, messageId });
    await this.transactor.run(async (tx) =>
      ok(
        await this.audit.append(tx, {
          actor: systemActor('identity.mailer'),
          action: 'mail.sent',
          subject: mail.userId ? { type: 'user', id: mail.userId } : { type: 'mail', id: mail.id },
          data: { template, mailId: mail.id, locale: mail.locale },
        }),
      ),
    );
  }
}

/** Subject, plain text and HTML of a mail. The link is ours and needs no escaping; no text of a person is in it. */
export function renderMail(
  template: MailTemplate,
  locale: Locale,
  link: string,
): { subject: string; text: string; html: string } {
  const { subject, before, action, after } = MAIL_TEXTS[locale][template];
  const text = [...before, ...(action ? [link] : []), ...after, 'Limpide'].join('\n\n');
  const paragraph = (content: string): string => `<p>${content}</p>`;
  const button = action ? [paragraph(`<a href="${link}">${action}</a>`)] : [];
  const body = [...before.map(paragraph), ...button, ...after.map(paragraph), paragraph('Limpide')].join('\n');
  const html = `<!doctype html>\n<html lang="${locale}"><head><meta charset="utf-8"><title>${subject}</title></head><body>\n${body}\n</body></html>`;
  return { subject, text, html };
}
