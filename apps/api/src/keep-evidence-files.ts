import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EvidenceFiles } from '#payment';
import { Vault } from '#vault';

/** What the vault keeps a file of a dispute for. */
const PURPOSE = 'dispute-evidence';

/** Lets the vault keep the files that finance staff add to disputes: payment may not ask it itself. */
@Injectable()
export class KeepEvidenceFiles implements OnModuleInit {
  constructor(
    private readonly evidenceFiles: EvidenceFiles,
    private readonly vault: Vault,
  ) {}

  onModuleInit(): void {
    this.evidenceFiles.register({
      handOver: async (tx, ownerId, documentId, disputeId) => {
        const to = { caseId: disputeId, purpose: PURPOSE };
        const given = await this.vault.handOver(tx, ownerId, documentId, to);
        return given.ok ? { contentType: given.value.contentType, bytes: given.value.bytes } : null;
      },
      read: async (disputeId, documentId) => {
        const content = await this.vault.read(disputeId, documentId);
        if (!content) throw new Error(`The vault has lost a file of the dispute ${disputeId}`);
        return content;
      },
      discard: (tx, disputeId, documentIds) => this.vault.discard(tx, disputeId, documentIds),
    });
  }
}
