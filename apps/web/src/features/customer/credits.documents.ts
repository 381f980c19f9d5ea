import { graphql } from '../../lib/graphql';

export const MyCreditsQuery = graphql(`
  query MyCredits {
    myCredits {
      availableCents
      credits {
        id
        reason
        grantedCents
        remainingCents
        grantedAt
        expiresAt
      }
    }
  }
`);
