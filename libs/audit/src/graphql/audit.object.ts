import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsDate, IsOptional, Matches, ValidateNested } from 'class-validator';
import { Connection, PageArgs } from '#platform/graphql';
import type { AuditContent } from '../domain/audit-entry.js';

/** What ids, actions and types are made of. */
const CODE = /^[\w.:+/#-]{1,128}$/;

export enum AuditActorKindName {
  USER = 'USER',
  SYSTEM = 'SYSTEM',
  ANONYMOUS = 'ANONYMOUS',
}
registerEnumType(AuditActorKindName, { name: 'AuditActorKind' });

@ObjectType({ description: 'One id, code or instant that explains an audit entry.' })
export class AuditDetail {
  @Field(() => String)
  name: string;

  @Field(() => String)
  value: string;
}

@ObjectType({ description: 'Who did or saw what, and when. Ids and codes only.' })
export class AuditEntry {
  @Field(() => ID)
  id: string;

  @Field(() => Date)
  at: Date;

  @Field(() => AuditActorKindName)
  actorKind: AuditActorKindName;

  @Field(() => String, { description: 'User id, or the name of a system process; empty for anonymous.' })
  actorId: string;

  @Field(() => String)
  action: string;

  @Field(() => String)
  subjectType: string;

  @Field(() => String)
  subjectId: string;

  @Field(() => [AuditDetail])
  details: AuditDetail[];

  static from(content: AuditContent): AuditEntry {
    return {
      id: content.sequence,
      at: content.at,
      actorKind: AuditActorKindName[content.actorKind],
      actorId: content.actorId,
      action: content.action,
      subjectType: content.subject.type,
      subjectId: content.subject.id,
      details: Object.entries(content.data).map(([name, value]) => ({ name, value: String(value) })),
    };
  }
}

@ObjectType()
export class AuditEntryConnection extends Connection(AuditEntry) {}

@InputType({ description: 'Every given field narrows the list.' })
export class AuditLogFilter {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(CODE)
  subjectType?: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @Matches(CODE)
  subjectId?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(CODE)
  action?: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @Matches(CODE)
  actorId?: string;

  @Field(() => Date, { nullable: true, description: 'From this instant on.' })
  @IsOptional()
  @IsDate()
  from?: Date;

  @Field(() => Date, { nullable: true, description: 'Before this instant.' })
  @IsOptional()
  @IsDate()
  to?: Date;
}

@ArgsType()
export class AuditLogArgs extends PageArgs {
  @Field(() => AuditLogFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => AuditLogFilter)
  filter?: AuditLogFilter;
}
