export { Vault, type DocumentFacts } from './vault.js';
export { VaultModule } from './vault.module.js';
export type { DocumentNotFound } from './domain/vault.errors.js';
