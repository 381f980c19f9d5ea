export { AuditLog, type AuditPage, type AuditRecord } from './audit-log.js';
export { AuditModule } from './audit.module.js';
export type { AuditContent, AuditData, AuditSubject } from './domain/audit-entry.js';
export { verifyCommand } from './verify-command.js';
