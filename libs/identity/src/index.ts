export { fromBase32, timeBasedCode } from './domain/totp.js';
export { isFreshlyAuthenticated } from './domain/session-policy.js';
export { IdentityDirectory, type DirectoryUser } from './identity-directory.js';
export { IdentityModule } from './identity.module.js';
export { SeedUsers, type SeedUser } from './use-cases/seed-users.js';
