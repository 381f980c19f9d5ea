import { Field, InterfaceType } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import type { Failure, Locale } from '#kernel';
import { currentLocale } from '../access/index.js';
import { translate, type MessageParameters } from '../i18n/index.js';

/** An expected failure of a mutation: a member of its result union. */
@InterfaceType({
  description: 'An expected failure that a person can act on.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class UserError {
  @Field(() => String, { description: 'Stable code for programs, e.g. SLOT_TAKEN.' })
  code: string;

  @Field(() => String, { description: 'What happened and what to do, in the language of the request.' })
  message: string;
}

const screaming = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();

/**
 * A rule's failure as a member of a result union: its `kind` names the GraphQL type, the message is looked up under the
 * kind in the feature's catalogue, and its details are copied. `parameters` fill the message.
 */
export function toUserError<F extends Failure>(
  failure: F,
  parameters: MessageParameters = {},
  locale: Locale = currentLocale(),
): F & UserError & { __typename: F['kind'] } {
  return {
    ...failure,
    __typename: failure.kind,
    code: screaming(failure.kind),
    message: translate(locale, failure.kind, parameters),
  };
}

const refusal = (
  code: string,
  key: string,
  details: Record<string, unknown> = {},
  parameters: MessageParameters = {},
): GraphQLError => new GraphQLError(translate(currentLocale(), key, parameters), { extensions: { code, ...details } });

/** The thing does not exist, or is not yours to know of: the two are indistinguishable. */
export const notFound = (): GraphQLError => refusal('NOT_FOUND', 'NOT_FOUND');

/** An argument that can't be understood. `field` is its path in the input. */
export const badUserInput = (field: string, key = 'BAD_USER_INPUT', parameters: MessageParameters = {}): GraphQLError =>
  refusal('BAD_USER_INPUT', key, { field }, { field, ...parameters });

/** Too many tries; `retryAfterSeconds` says when the next one is welcome. */
export const rateLimited = (retryAfterSeconds: number): GraphQLError =>
  refusal('RATE_LIMITED', 'RATE_LIMITED', { retryAfterSeconds }, { seconds: retryAfterSeconds });

/** We can't take this now, whoever asks; a moment later we can. */
export const unavailable = (): GraphQLError => refusal('UNAVAILABLE', 'UNAVAILABLE');
