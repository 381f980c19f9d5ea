import { graphql } from './graphql';

/**
 * What every failure tells that the API foresaw: a stable code, and words for the person in their language. Spread it
 * where an answer is a union: `...Failure`.
 */
export const Failure = graphql(`
  fragment Failure on UserError @_unmask {
    code
    message
  }
`);
