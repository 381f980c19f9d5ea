import { Injectable } from '@nestjs/common';
import type { BookingFacts } from '#events';
import { newId, type Locale } from '#kernel';
import { FieldCipher } from '#platform/crypto';
import { txExecute, txQuery, type Prisma, type Tx } from '#platform/prisma';
import type { MailContent } from '../domain/compose.js';

/** A mail to be written down: content in clear, encrypted on its way to the row. */
export interface NewMail {
  readonly eventId: string;
  readonly recipientId: string;
  readonly template: string;
  readonly templateVersion: number;
  readonly locale: Locale;
  readonly to: string;
  readonly content: MailContent;
  readonly queuedAt: Date;
}

/** A mail a worker has taken to send. */
export interface ClaimedMail {
  readonly id: string;
  readonly to: string;
  readonly content: MailContent;
  readonly template: string;
  readonly templateVersion: number;
  /** Failed attempts so far. */
  readonly attempts: number;
  readonly queuedAt: Date;
}

type StoredContent = MailContent & { readonly to: string };

/** What belongs to the row, so that content copied to another one can't be read there. */
export const contentContext = (mailId: string): string => `outgoing_mail.content:${mailId}`;

@Injectable()
export class MailStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Writes a mail unless one for the same event, person and template exists; answers its id, or null. */
  async add(tx: Tx, mail: NewMail): Promise<string | null> {
    const id = newId();
    const content = this.cipher.encrypt(JSON.stringify({ to: mail.to, ...mail.content }), contentContext(id));
    const rows = await txQuery<{ id: string }>(
      tx,
      `INSERT INTO outgoing_mail (id, event_id, recipient_id, template, template_version, locale, content, next_attempt_at, queued_at)
       VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5::int, $6, $7, $8::timestamptz, $8::timestamptz)
       ON CONFLICT (event_id, recipient_id, template) DO NOTHING RETURNING id`,
      [id, mail.eventId, mail.recipientId, mail.template, mail.templateVersion, mail.locale, content, mail.queuedAt],
    );
    return rows[0]?.id ?? null;
  }

  /**
   * Takes a mail that is due, until `leaseUntil`: nobody else sends it before. Null when it was sent, is not due yet or
   * is in somebody's hands.
   */
  async claim(tx: Tx, id: string, now: Date, leaseUntil: Date): Promise<ClaimedMail | null> {
    const [row] = await txQuery<{
      content: string;
      template: string;
      template_version: number;
      attempts: number;
      queued_at: Date;
    }>(
      tx,
      `UPDATE outgoing_mail SET status = 'SENDING', lease_until = $3::timestamptz
       WHERE id = $1::uuid AND next_attempt_at <= $2::timestamptz
         AND (status = 'QUEUED' OR (status = 'SENDING' AND lease_until <= $2::timestamptz))
       RETURNING content, template, template_version, attempts, queued_at`,
      [id, now, leaseUntil],
    );
    if (!row) return null;
    const { to, ...content } = JSON.parse(this.cipher.decrypt(row.content, contentContext(id))) as StoredContent;
    return {
      id,
      to,
      content,
      template: row.template,
      templateVersion: row.template_version,
      attempts: row.attempts,
      queuedAt: new Date(row.queued_at),
    };
  }

  async markSent(tx: Tx, id: string, at: Date): Promise<void> {
    await txExecute(
      tx,
      `UPDATE outgoing_mail SET status = 'SENT', sent_at = $2::timestamptz, lease_until = NULL, attempts = attempts + 1
       WHERE id = $1::uuid AND status = 'SENDING'`,
      [id, at],
    );
  }

  /** Records a failed attempt. `nextAttemptAt` null gives the mail up. */
  async markFailed(tx: Tx, id: string, failure: string, nextAttemptAt: Date | null): Promise<void> {
    await txExecute(
      tx,
      `UPDATE outgoing_mail
       SET status = CASE WHEN $3::timestamptz IS NULL THEN 'FAILED' ELSE 'QUEUED' END::mail_status, lease_until = NULL,
           attempts = attempts + 1, last_failure = $2, next_attempt_at = COALESCE($3::timestamptz, next_attempt_at)
       WHERE id = $1::uuid AND status = 'SENDING'`,
      [id, failure, nextAttemptAt],
    );
  }

  async rememberBooking(tx: Tx, facts: BookingFacts, at: Date): Promise<void> {
    const stored = { ...facts } as Prisma.InputJsonObject;
    await tx.mailBooking.upsert({
      where: { bookingId: facts.bookingId },
      create: { bookingId: facts.bookingId, facts: stored, updatedAt: at },
      update: { facts: stored, updatedAt: at },
    });
  }
}
