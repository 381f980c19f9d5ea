import { ForbiddenException, UnauthorizedException } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { translate } from '../i18n/index.js';
import { currentLocale } from './request-context.js';

/** Nobody is signed in, and the field asks for someone. */
export function unauthenticated(kind = 'graphql'): Error {
  const message = translate(currentLocale(), 'UNAUTHENTICATED');
  return kind === 'graphql'
    ? new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED' } })
    : new UnauthorizedException(message);
}

/** Someone is signed in, but this is not for them. */
export function forbidden(kind = 'graphql'): Error {
  const message = translate(currentLocale(), 'FORBIDDEN');
  return kind === 'graphql'
    ? new GraphQLError(message, { extensions: { code: 'FORBIDDEN' } })
    : new ForbiddenException(message);
}
