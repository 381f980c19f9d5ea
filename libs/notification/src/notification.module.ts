import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { MailResolver } from './graphql/mail.resolver.js';
import { QueueMailsOnEvents } from './handlers/queue-mails-on-events.js';
import { SendMails } from './jobs/send-mails.js';
import { MailMetrics } from './mail-metrics.js';
import { MailReads } from './store/mail.reads.js';
import { MailStore } from './store/mail.store.js';
import { QueueMails } from './use-cases/queue-mails.js';
import { SendMail } from './use-cases/send-mail.js';

@Module({
  imports: [IdentityModule],
  providers: [MailStore, MailReads, QueueMails, SendMail, SendMails, QueueMailsOnEvents, MailResolver, MailMetrics],
})
export class NotificationModule {}
