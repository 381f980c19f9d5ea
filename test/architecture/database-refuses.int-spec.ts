import { bookingActs } from '../support/booking-acts.js';
import {
  createBookingWorld,
  type BookableProvider,
  type BookingWorld,
  type Customer,
} from '../support/booking-world.js';

let world: BookingWorld;
let camille: Customer;
let paul: BookableProvider;
beforeAll(async () => {
  world = await createBookingWorld();
  [camille, paul] = [await world.customer(), await world.provider()];
  await bookingActs(() => ({ world, camille, paul })).confirmed();
  await world.settle();
});
afterAll(() => world.close());

/** What no code of ours does: if it did, the database would stop it. By constraint, a statement that breaks it alone. */
const REFUSED: Readonly<Record<string, string>> = {
  booking_visit_is_blocked: 'UPDATE booking SET end_at = start_at',
  booking_money_adds_up: 'UPDATE booking SET fee_cents = 100, refund_cents = 1, provider_fee_share_cents = 0',
  booking_distance_is_rounded: 'UPDATE booking SET distance_metres = 501',
  booking_contract_is_dated: 'UPDATE booking SET confirmed_at = NULL',
  booking_arrival_is_shown: 'UPDATE booking SET arrived_at = now()',
  booking_check_out_is_dated: `UPDATE booking SET state = 'DONE', arrived_at = now(), arrival_proof = 'CODE'`,
  booking_end_is_dated: `UPDATE booking SET state = 'CANCELLED'`,
  booking_request_has_deadline: `UPDATE booking SET state = 'REQUESTED', answer_by = NULL`,
  booking_rescue_is_of_a_contract: `UPDATE booking SET state = 'IN_PROGRESS', arrived_at = now(), arrival_proof = 'CODE', rescue_by = now()`,
  booking_keeps_its_quote: 'UPDATE booking SET total_cents = total_cents + 1',
  payment_earned_at_most_captured: 'UPDATE payment SET earned_cents = captured_cents + 1',
  payment_transferred_at_most_earned: 'UPDATE payment SET transferred_cents = earned_cents + 1',
  payment_fee_at_most_total: 'UPDATE payment SET fee_cents = total_cents + 1, fee_provider_cents = 0',
  payment_visit_ends_after_start: 'UPDATE payment SET visit_end = visit_start',
  user_account_permissions_of_admin: `UPDATE user_account SET permissions = '{FINANCE}' WHERE NOT 'ADMIN' = ANY (roles)`,
  user_account_password_is_argon2id: `UPDATE user_account SET password_hash = 'les cornichons bleus'`,
  user_account_locale_known: `UPDATE user_account SET locale = 'de'`,
  user_account_public_name_length: `UPDATE user_account SET public_name = 'x'`,
  user_session_idle_within_absolute: `UPDATE user_session SET idle_expires_at = expires_at + interval '1 second'`,
  provider_radius_bounds: 'UPDATE provider SET radius_metres = 999',
  provider_base_on_earth: 'UPDATE provider SET base_lat = 91',
  provider_rating_consistent: 'UPDATE provider SET rating_sum = 6, rating_count = 1',
  provider_paused_says_by_whom: `UPDATE provider SET listing_state = 'PAUSED', paused_by = NULL`,
  provider_suspended_says_from: `UPDATE provider SET listing_state = 'SUSPENDED', suspended_from = NULL`,
  provider_service_rate_positive: 'UPDATE provider_service SET hourly_rate_cents = 0',
  provider_credential_valid_range: 'UPDATE provider_credential SET valid_from = now(), valid_until = now()',
  weekly_hours_range: 'UPDATE weekly_hours SET end_minute = start_minute',
  weekly_hours_weekday: 'UPDATE weekly_hours SET weekday = 8',
  weekly_hours_quarters: 'UPDATE weekly_hours SET start_minute = start_minute + 1',
  availability_settings_buffers: 'UPDATE availability_settings SET buffer_after_minutes = -15',
  availability_settings_limits: 'UPDATE availability_settings SET horizon_days = 0',
  geo_address_point: 'UPDATE geo_address SET lat = 91',
  geo_address_postal_code: `UPDATE geo_address SET postal_code = '7500'`,
};

it.each(Object.entries(REFUSED))('the database itself refuses what breaks %s', async (constraint, statement) => {
  await expect(world.db.pool.query(statement)).rejects.toMatchObject({ constraint });
});
