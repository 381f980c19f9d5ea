import { Inject, Injectable, Module, Global, type OnApplicationShutdown } from '@nestjs/common';
import type { Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../config/index.js';

export interface Mail {
  /** One address; a line break in it is refused. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Stable per message, so that a mail sent twice after a crash can be recognised as one: `<outbox-id@host>`. */
  messageId: string;
  headers?: Readonly<Record<string, string>>;
}

/** Sends by SMTP; throws when the server does not take the message. Never called inside a transaction. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  readonly #smtpUrl: string;
  readonly #from: string;
  #transport: Promise<Transporter> | undefined;

  constructor(@Inject(CONFIG) config: Pick<Config, 'mail'>) {
    if (!config.mail.smtpUrl) throw new Error('Mailer needs SMTP_URL');
    this.#from = config.mail.from;
    this.#smtpUrl = config.mail.smtpUrl;
  }

  async send(mail: Mail): Promise<void> {
    if (/[\r\n,;]/.test(mail.to)) throw new Error('A mail has one recipient');
    this.#transport ??= this.#connect();
    const transport = await this.#transport;
    await transport.sendMail({
      from: this.#from,
      to: { name: '', address: mail.to },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: mail.messageId,
      ...(mail.headers ? { headers: { ...mail.headers } } : {}),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async onApplicationShutdown(): Promise<void> {
    (await this.#transport)?.close();
  }

  /** Nodemailer is loaded with the first message: many processes send none. */
  async #connect(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    return createTransport(this.#smtpUrl, {
      from: this.#from,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
    } as never);
  }
}

@Global()
@Module({ providers: [Mailer], exports: [Mailer] })
export class MailModule {}
