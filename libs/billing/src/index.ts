export { BillingModule } from './billing.module.js';
export { MANDATE_VERSION, mandateHash } from './domain/mandate.js';
export { OweDocuments } from './use-cases/owe-documents.js';
