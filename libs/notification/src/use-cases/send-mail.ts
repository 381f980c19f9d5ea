import { Inject, Injectable, Logger } from '@nestjs/common';
import { MINUTE, ok, plus, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Mailer } from '#platform/mail';
import { Transactor } from '#platform/prisma';
import { isOutage, nextAttempt, type SendFailure } from '../domain/retry.js';
import { MailStore, type ClaimedMail } from '../store/mail.store.js';

/** Longer than the mail server may take to answer; after it a mail left behind by a killed worker is taken up again. */
const LEASE = 2 * MINUTE;

export type SendOutcome = 'SENT' | 'NOT_DUE' | 'REFUSED' | 'OUTAGE';

/**
 * Hands one mail to the mail server, outside any transaction. Its Message-ID is made of its row's id: should a worker
 * die between the server's yes and ours, the second copy is recognised as the same message.
 */
@Injectable()
export class SendMail {
  readonly #logger = new Logger('Notification');

  constructor(
    private readonly transactor: Transactor,
    private readonly store: MailStore,
    private readonly mailer: Mailer,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'http'>,
  ) {}

  async run(id: string): Promise<SendOutcome> {
    const now = this.clock.now();
    const claimed = await this.transactor.run(async (tx) => ok(await this.store.claim(tx, id, now, plus(now, LEASE))));
    if (!claimed.ok || !claimed.value) return 'NOT_DUE';
    const failure = await this.#deliver(claimed.value);
    if (failure) return this.#keepFailure(claimed.value, failure);
    await this.transactor.run(async (tx) => ok(await this.store.markSent(tx, id, this.clock.now())));
    return 'SENT';
  }

  async #deliver(mail: ClaimedMail): Promise<SendFailure | null> {
    const host = new URL(this.config.http.publicUrl).hostname;
    try {
      await this.mailer.send({
        to: mail.to,
        ...mail.content,
        messageId: `<${mail.id}@${host}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Template': `${mail.template}; version=${mail.templateVersion}`,
        },
      });
      return null;
    } catch (error) {
      return { code: failureCode(error) };
    }
  }

  async #keepFailure(mail: ClaimedMail, failure: SendFailure): Promise<SendOutcome> {
    const next = nextAttempt(mail.attempts + 1, failure, mail.queuedAt, this.clock.now());
    await this.transactor.run(async (tx) => ok(await this.store.markFailed(tx, mail.id, failure.code, next)));
    if (next === null) this.#logger.error({ mailId: mail.id, code: failure.code }, 'Mail given up');
    return isOutage(failure) ? 'OUTAGE' : 'REFUSED';
  }
}

/**
 * The reply code when the server refused this message, else the system's or nodemailer's code. A refused sign-in (EAUTH)
 * also carries a 5xx reply, but it is our configuration's fault and not the message's.
 */
function failureCode(error: unknown): string {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  if (typeof responseCode === 'number' && code !== 'EAUTH') return String(responseCode);
  return typeof code === 'string' ? code : 'UNKNOWN';
}
