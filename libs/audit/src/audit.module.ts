import { Module } from '@nestjs/common';
import { AuditLog } from './audit-log.js';
import { AuditResolver } from './graphql/audit.resolver.js';
import { SealAuditChain } from './jobs/seal-audit-chain.js';
import { AnchorFiles } from './store/anchor-files.js';
import { AuditReads } from './store/audit.reads.js';
import { AuditStore } from './store/audit.store.js';
import { SealChain } from './use-cases/seal-chain.js';
import { VerifyChain } from './use-cases/verify-chain.js';

@Module({
  providers: [AuditLog, AuditStore, AuditReads, AnchorFiles, SealChain, VerifyChain, SealAuditChain, AuditResolver],
  exports: [AuditLog],
})
export class AuditModule {}
