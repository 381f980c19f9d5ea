export { DEMO_PASSWORD, DEMO_PEOPLE, type DemoPerson } from './people.js';
export { seedDatabase, type SeedOptions } from './seed-database.js';
export { seedPayoutAccounts, type OpenPayoutAccounts } from './payout-accounts.js';
