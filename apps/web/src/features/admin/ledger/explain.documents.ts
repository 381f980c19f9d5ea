import { graphql } from '../../../lib/graphql';

export const ExplainMoneyQuery = graphql(`
  query ExplainMoney($bookingId: ID!) {
    explainMoney(bookingId: $bookingId) {
      steps {
        at
        what
        amountCents
        parts {
          part
          amountCents
        }
        stripeIds
        operation
      }
      sums {
        capturedCents
        refundedCents
        disputedCents
        creditCents
        transferredCents
        reversedCents
        providerShareCents
        providerDueCents
        providerDebtCents
        commissionCents
        vatCents
        stripeFeesCents
        undecidedCents
        lossCents
      }
      checks {
        check
        holds
        gapCents
      }
    }
  }
`);

export const StaffRefundsQuery = graphql(`
  query StaffRefunds($bookingId: ID!) {
    staffRefunds(bookingId: $bookingId) {
      id
      requestedAt
      requestedBy
      amountCents
      furtherCharge
      status
      reason
      note
    }
  }
`);
