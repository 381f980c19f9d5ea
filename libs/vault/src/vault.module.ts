import { Module } from '@nestjs/common';
import { AuditModule } from '#audit';
import { virusScanner } from './adapters/virus-scanner.js';
import { VaultResolver } from './graphql/vault.resolver.js';
import { DocumentsController } from './http/documents.controller.js';
import { SweepUnfinishedUploads } from './jobs/sweep-unfinished-uploads.js';
import { VaultStore } from './store/vault.store.js';
import { KeepDocument } from './use-cases/keep-document.js';
import { ViewDocument } from './use-cases/view-document.js';
import { Vault } from './vault.js';
import './vault.messages.js';

@Module({
  imports: [AuditModule],
  controllers: [DocumentsController],
  providers: [Vault, VaultStore, KeepDocument, ViewDocument, virusScanner, SweepUnfinishedUploads, VaultResolver],
  exports: [Vault],
})
export class VaultModule {}
