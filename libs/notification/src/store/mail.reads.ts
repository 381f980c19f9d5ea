import { Injectable } from '@nestjs/common';
import type { BookingFacts } from '#events';
import { FieldCipher } from '#platform/crypto';
import { Database } from '#platform/prisma';
import type { MailContent } from '../domain/compose.js';
import { contentContext } from './mail.store.js';

export type MailStatusName = 'QUEUED' | 'SENDING' | 'SENT' | 'FAILED';

/** One archived mail, as its recipient may read it. */
export interface ArchivedMail extends MailContent {
  readonly id: string;
  readonly template: string;
  readonly templateVersion: number;
  readonly locale: string;
  readonly status: MailStatusName;
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
}

/** How far sending is behind. */
export interface MailBacklog {
  readonly waiting: number;
  readonly failed: number;
  readonly oldestQueuedAt: Date | null;
}

interface MailRow {
  id: string;
  template: string;
  template_version: number;
  locale: string;
  status: MailStatusName;
  content: string;
  queued_at: Date;
  sent_at: Date | null;
}

@Injectable()
export class MailReads {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  /** A person's own mails, newest first, older than `before` (instant in milliseconds and id) when given. */
  async ofPerson(
    userId: string,
    limit: number,
    before: readonly [queuedAt: number, id: string] | null,
  ): Promise<ArchivedMail[]> {
    const rows = await this.database.query<MailRow>(
      'notification.mails-of-person',
      `SELECT id, template, template_version, locale, status, content, queued_at, sent_at FROM outgoing_mail
       WHERE recipient_id = $1::uuid AND (queued_at, id) < ($2::timestamptz, $3::uuid)
       ORDER BY queued_at DESC, id DESC LIMIT $4::int`,
      [userId, before ? new Date(before[0]).toISOString() : 'infinity', before?.[1] ?? LAST_ID, limit],
    );
    return rows.map((row) => this.#read(row));
  }

  /** Ids of mails due at `now`, the longest waiting first. */
  async due(now: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'notification.due-mails',
      `SELECT id FROM outgoing_mail
       WHERE status IN ('QUEUED', 'SENDING') AND next_attempt_at <= $1::timestamptz AND (lease_until IS NULL OR lease_until <= $1::timestamptz)
       ORDER BY next_attempt_at LIMIT $2::int`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  async backlog(): Promise<MailBacklog> {
    const [row] = await this.database.query<{ waiting: number; failed: number; oldest: Date | null }>(
      'notification.backlog',
      `SELECT count(*) FILTER (WHERE status <> 'FAILED')::int AS waiting, count(*) FILTER (WHERE status = 'FAILED')::int AS failed,
              min(queued_at) FILTER (WHERE status <> 'FAILED') AS oldest
       FROM outgoing_mail WHERE status <> 'SENT'`,
    );
    return { waiting: row?.waiting ?? 0, failed: row?.failed ?? 0, oldestQueuedAt: row?.oldest ?? null };
  }

  /** What events have told of a booking so far. */
  async findBooking(bookingId: string): Promise<BookingFacts | null> {
    const row = await this.database.prisma.mailBooking.findUnique({ where: { bookingId } });
    return row ? (row.facts as unknown as BookingFacts) : null;
  }

  #read(row: MailRow): ArchivedMail {
    const { subject, text, html } = JSON.parse(this.cipher.decrypt(row.content, contentContext(row.id))) as MailContent;
    return {
      id: row.id,
      template: row.template,
      templateVersion: row.template_version,
      locale: row.locale,
      status: row.status,
      queuedAt: row.queued_at,
      sentAt: row.sent_at,
      subject,
      text,
      html,
    };
  }
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
