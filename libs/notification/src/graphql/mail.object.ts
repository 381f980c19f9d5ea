import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Connection } from '#platform/graphql';

export enum MailStatusValue {
  QUEUED = 'QUEUED',
  SENDING = 'SENDING',
  SENT = 'SENT',
  FAILED = 'FAILED',
}
registerEnumType(MailStatusValue, { name: 'MailStatus', description: 'How far the sending of an e-mail is.' });

@ObjectType({ description: 'An e-mail the platform wrote to you, word for word.' })
export class SentMail {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Stable name of its kind, e.g. booking-confirmed.' })
  template: string;

  @Field(() => Int, { description: 'Which wording of that kind it is.' })
  templateVersion: number;

  @Field(() => String)
  locale: string;

  @Field(() => MailStatusValue)
  status: MailStatusValue;

  @Field(() => Date)
  queuedAt: Date;

  @Field(() => Date, { nullable: true })
  sentAt: Date | null;

  @Field(() => String)
  subject: string;

  @Field(() => String)
  text: string;

  @Field(() => String, { description: 'Show it in a sandboxed frame.' })
  html: string;
}

@ObjectType()
export class SentMailConnection extends Connection(SentMail) {}

@ObjectType({ description: 'How far sending e-mail is behind.' })
export class MailBacklog {
  @Field(() => Int, { description: 'Written and not sent yet.' })
  waiting: number;

  @Field(() => Int, { description: 'Given up after the last attempt.' })
  failed: number;

  @Field(() => Date, { nullable: true, description: 'When the longest waiting one was written.' })
  oldestQueuedAt: Date | null;
}
