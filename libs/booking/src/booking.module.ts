import { Module } from '@nestjs/common';
import { AuditModule } from '#audit';
import { AvailabilityModule } from '#availability';
import { CatalogModule } from '#catalog';
import { GeoModule } from '#geo';
import { IdentityModule } from '#identity';
import { PaymentModule } from '#payment';
import { PricingModule } from '#pricing';
import { ProviderModule } from '#provider';
import { BookingCalendar } from './booking-calendar.js';
import { BookingContracts } from './booking-contracts.js';
import { BookingDirectory } from './booking-directory.js';
import { BookingMakingResolver } from './graphql/booking-making.resolver.js';
import { BookingLoader } from './graphql/booking.loaders.js';
import { BookingResolver } from './graphql/booking.resolver.js';
import { StaffBookingsResolver } from './graphql/staff-bookings.resolver.js';
import { StaffBookingsReads } from './store/staff-bookings.reads.js';
import { FindBookingsAsStaff } from './use-cases/find-bookings-as-staff.js';
import { ChargeResolver } from './graphql/charge.resolver.js';
import { OvertimeResolver } from './graphql/overtime.resolver.js';
import { VisitResolver } from './graphql/visit.resolver.js';
import { OnBookingChanged } from './handlers/on-booking-changed.js';
import { OnCharge } from './handlers/on-charge.js';
import { OnPayment } from './handlers/on-payment.js';
import { BookingSweeps } from './jobs/booking-sweeps.js';
import { PayoutOwner } from './payout-owner.js';
import { BookingReads } from './store/booking.reads.js';
import { BookingStore } from './store/booking.store.js';
import { OvertimeStore } from './store/overtime.store.js';
import { AcceptBooking } from './use-cases/accept-booking.js';
import { AlertLateVisit } from './use-cases/alert-late-visit.js';
import { AnswerOvertime } from './use-cases/answer-overtime.js';
import { CancelBooking } from './use-cases/cancel-booking.js';
import { ChangeBooking } from './use-cases/change-booking.js';
import { CheckOffer } from './use-cases/check-offer.js';
import { CompleteBooking } from './use-cases/complete-booking.js';
import { ContestArrival } from './use-cases/contest-arrival.js';
import { DeclareArrival } from './use-cases/declare-arrival.js';
import { DeclineBooking } from './use-cases/decline-booking.js';
import { ExpireBooking } from './use-cases/expire-booking.js';
import { ExpireHold } from './use-cases/expire-hold.js';
import { FindUsableCredit } from './use-cases/find-usable-credit.js';
import { FindVisitPlace } from './use-cases/find-visit-place.js';
import { FinishVisit } from './use-cases/finish-visit.js';
import { ForgetRequests } from './use-cases/forget-requests.js';
import { GiveTip } from './use-cases/give-tip.js';
import { HoldBooking } from './use-cases/hold-booking.js';
import { ListAddressViews } from './use-cases/list-address-views.js';
import { MarkUnpaid } from './use-cases/mark-unpaid.js';
import { OpenChargePage } from './use-cases/open-charge-page.js';
import { OpenCheckout } from './use-cases/open-checkout.js';
import { PrepareHold } from './use-cases/prepare-hold.js';
import { ProposeOvertime } from './use-cases/propose-overtime.js';
import { ReleaseLatePayment } from './use-cases/release-late-payment.js';
import { RememberRequest } from './use-cases/remember-request.js';
import { RemindOfVisit } from './use-cases/remind-of-visit.js';
import { ReportNoShow } from './use-cases/report-no-show.js';
import { RequestQuote } from './use-cases/request-quote.js';
import { SealedFields } from './use-cases/sealed-fields.js';
import { SecureBooking } from './use-cases/secure-booking.js';
import { ShowCancellationTerms } from './use-cases/show-cancellation-terms.js';
import { StartVisit } from './use-cases/start-visit.js';
import { TakeTurns } from './use-cases/take-turns.js';
import { ViewAddress } from './use-cases/view-address.js';
import { VisitProof } from './visit-proof.js';
import { RescueResolver } from './graphql/rescue.resolver.js';
import { OnProviderChanged } from './handlers/on-provider-changed.js';
import { OnReplacementChanged } from './handlers/on-replacement-changed.js';
import { SettleRescues } from './jobs/settle-rescues.js';
import { ReplacementSearch } from './replacement-search.js';
import { RescueReads } from './store/rescue.reads.js';
import { RescueStore } from './store/rescue.store.js';
import { ChooseReplacement } from './use-cases/choose-replacement.js';
import { CloseRescue } from './use-cases/close-rescue.js';
import { FindReplacements } from './use-cases/find-replacements.js';
import { ListRescues } from './use-cases/list-rescues.js';
import { ReconsiderProvider } from './use-cases/reconsider-provider.js';
import { SettleRescue } from './use-cases/settle-rescue.js';

const USE_CASES = [
  AcceptBooking,
  AlertLateVisit,
  AnswerOvertime,
  CancelBooking,
  ChangeBooking,
  CheckOffer,
  ChooseReplacement,
  CloseRescue,
  CompleteBooking,
  ContestArrival,
  DeclareArrival,
  DeclineBooking,
  ExpireBooking,
  ExpireHold,
  FindReplacements,
  FindUsableCredit,
  FindVisitPlace,
  FinishVisit,
  ForgetRequests,
  GiveTip,
  HoldBooking,
  ListAddressViews,
  ListRescues,
  MarkUnpaid,
  OpenChargePage,
  OpenCheckout,
  PrepareHold,
  ProposeOvertime,
  ReconsiderProvider,
  ReleaseLatePayment,
  RememberRequest,
  RemindOfVisit,
  ReportNoShow,
  RequestQuote,
  SealedFields,
  SecureBooking,
  SettleRescue,
  ShowCancellationTerms,
  StartVisit,
  TakeTurns,
  ViewAddress,
];

@Module({
  imports: [
    AuditModule,
    AvailabilityModule,
    CatalogModule,
    GeoModule,
    IdentityModule,
    PaymentModule,
    PricingModule,
    ProviderModule,
  ],
  providers: [
    ...USE_CASES,
    BookingStore,
    BookingReads,
    BookingCalendar,
    PayoutOwner,
    VisitProof,
    BookingDirectory,
    BookingContracts,
    BookingLoader,
    BookingResolver,
    BookingMakingResolver,
    VisitResolver,
    ChargeResolver,
    OvertimeResolver,
    OvertimeStore,
    FindBookingsAsStaff,
    StaffBookingsReads,
    StaffBookingsResolver,
    OnPayment,
    OnBookingChanged,
    OnCharge,
    BookingSweeps,
    RescueStore,
    RescueReads,
    RescueResolver,
    ReplacementSearch,
    OnProviderChanged,
    OnReplacementChanged,
    SettleRescues,
  ],
  exports: [BookingDirectory, BookingContracts, ReplacementSearch],
})
export class BookingModule {}
