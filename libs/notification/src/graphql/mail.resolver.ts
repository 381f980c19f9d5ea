import { Args, Query, Resolver } from '@nestjs/graphql';
import { isId } from '#kernel';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { badUserInput, decodeCursor, PageArgs, toConnection } from '#platform/graphql';
import { MailReads, type ArchivedMail } from '../store/mail.reads.js';
import { MailBacklog, MailStatusValue, SentMail, SentMailConnection } from './mail.object.js';

@Resolver()
export class MailResolver {
  constructor(private readonly reads: MailReads) {}

  @Access('user')
  @Query(() => SentMailConnection, { description: 'Every e-mail the platform wrote to you, newest first.' })
  async sentMails(@Args() page: PageArgs, @CurrentActor() actor: UserActor): Promise<SentMailConnection> {
    const rows = await this.reads.ofPerson(actor.userId, page.first + 1, position(page));
    return toConnection(rows.map(toSentMail), page.first, (mail) => [mail.queuedAt.getTime(), mail.id]);
  }

  @Access('admin:support')
  @Query(() => MailBacklog, { description: 'How far sending e-mail is behind.' })
  mailBacklog(): Promise<MailBacklog> {
    return this.reads.backlog();
  }
}

function position(page: PageArgs): readonly [number, string] | null {
  const key = decodeCursor(page.after, 2);
  if (!key) return null;
  const [queuedAt, id] = key;
  if (!Number.isSafeInteger(queuedAt) || !isId(String(id))) throw badUserInput('after');
  return [Number(queuedAt), String(id)];
}

const toSentMail = (mail: ArchivedMail): SentMail => ({ ...mail, status: MailStatusValue[mail.status] });
