export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.js';
export type { SandboxControl, DeliveryReport } from './control/control.js';
export type { LedgerReport } from './control/ledger-report.js';
export type { Fault, FaultKind } from './api/faults.js';
export type { WebhookEndpointOption } from './webhooks/endpoints.js';
