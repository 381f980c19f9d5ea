import { graphql } from './graphql';

export const PriceTermsQuery = graphql(`
  query PriceTerms {
    priceTerms {
      customerFeeBasisPoints
      commissionBasisPoints
      sundaySurchargeBasisPoints
      holidaySurchargeBasisPoints
      shortNoticeSurchargeBasisPoints
      shortNoticeHours
      quoteValidMinutes
      holdMinutes
      immediateHoldDays
      authoriseBeforeHours
      claimWindowHours
      withdrawalDays
      cancellationPolicies {
        policy
        steps {
          hoursBefore
          percent
        }
      }
    }
  }
`);
