import { Args, Query, Resolver } from '@nestjs/graphql';
import { Access } from '#platform/access';
import { badUserInput, decodeCursor, toConnection } from '#platform/graphql';
import { AuditLog } from '../audit-log.js';
import { AuditEntry, AuditEntryConnection, AuditLogArgs } from './audit.object.js';

@Resolver()
export class AuditResolver {
  constructor(private readonly log: AuditLog) {}

  @Access('admin:security')
  @Query(() => AuditEntryConnection, { description: 'What was done and seen, newest first.' })
  async auditLog(@Args() { filter, ...page }: AuditLogArgs): Promise<AuditEntryConnection> {
    const before = decodeCursor(page.after, 1)?.[0];
    if (before !== undefined && !/^\d{1,18}$/.test(String(before))) throw badUserInput('after');
    const { entries } = await this.log.list({
      ...filter,
      page: { limit: page.first + 1, before: before === undefined ? undefined : String(before) },
    });
    return toConnection(
      entries.map((entry) => AuditEntry.from(entry)),
      page.first,
      (entry) => [entry.id],
    );
  }
}
