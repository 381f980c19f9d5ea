import { Failure } from '../../lib/failure';
import { graphql } from '../../lib/graphql';

export const OpenSavedCardsMutation = graphql(
  `
    mutation OpenSavedCards($returnUrl: String!) {
      openSavedCards(returnUrl: $returnUrl) {
        __typename
        ... on SavedCardsPage {
          url
        }
        ...Failure
      }
    }
  `,
  [Failure],
);
