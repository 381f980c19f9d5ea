import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, type ValueNode } from 'graphql';
import { isLocalDate } from '#kernel';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Of an instant as JavaScript writes it, `2026-11-22T08:00:00.000Z`: stored JSON that has one so goes out as it is. */
const CANONICAL_LENGTH = 24;

const refuse = (message: string): never => {
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
};

@Scalar('DateTime', () => Date)
export class DateTimeScalar implements CustomScalar<string, Date> {
  description = 'An instant: ISO 8601 with an offset, e.g. 2026-11-22T09:00:00+01:00. Answered in UTC.';

  parseValue(value: unknown): Date {
    if (typeof value !== 'string' || !INSTANT.test(value) || !isLocalDate(value.slice(0, 10)))
      return refuse('An instant is written like 2026-11-22T09:00:00+01:00');
    const instant = new Date(value);
    const year = instant.getUTCFullYear();
    return Number.isNaN(instant.getTime()) || year < 1900 || year > 2200
      ? refuse('This instant does not exist')
      : instant;
  }

  parseLiteral(node: ValueNode): Date {
    return this.parseValue(node.kind === Kind.STRING ? node.value : undefined);
  }

  serialize(value: unknown): string {
    if (typeof value === 'string' && value.length === CANONICAL_LENGTH && value.endsWith('Z')) return value;
    return value instanceof Date ? value.toISOString() : new Date(String(value)).toISOString();
  }
}

/** Type token for `@Field(() => LocalDateScalar)`. */
@Scalar('LocalDate')
export class LocalDateScalar implements CustomScalar<string, string> {
  description = 'A calendar day in the place’s own time zone, e.g. 2026-11-22.';

  parseValue(value: unknown): string {
    return typeof value === 'string' && isLocalDate(value) ? value : refuse('A day is written like 2026-11-22');
  }

  parseLiteral(node: ValueNode): string {
    return this.parseValue(node.kind === Kind.STRING ? node.value : undefined);
  }

  serialize(value: unknown): string {
    return value instanceof Date ? value.toISOString().slice(0, 10) : String(value).slice(0, 10);
  }
}
