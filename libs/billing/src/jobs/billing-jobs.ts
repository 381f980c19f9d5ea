import { Injectable } from '@nestjs/common';
import { Jobs } from '#platform/jobs';
import { CatchUp } from '../use-cases/catch-up.js';
import { RENDER_DOCUMENT } from '../use-cases/issue-document.js';
import { ISSUE_DOCUMENT } from '../use-cases/owe-documents.js';
import { OweStatements } from '../use-cases/owe-statements.js';
import { RenderDocument } from '../use-cases/render-document.js';

/** Issues and draws right after the commit, and sweeps for what was left in between. */
@Injectable()
export class BillingJobs {
  constructor(jobs: Jobs, catchUp: CatchUp, rendering: RenderDocument, statements: OweStatements) {
    jobs.register<{ obligationId: string }>({
      name: ISSUE_DOCUMENT,
      lane: 'documents',
      run: ({ obligationId }) => catchUp.issue(obligationId),
    });
    jobs.register<{ documentId: string }>({
      name: RENDER_DOCUMENT,
      lane: 'documents',
      run: ({ documentId }) => rendering.execute(documentId),
    });
    jobs.register({ name: 'billing.read-ledger', cron: '*/5 * * * *', run: () => catchUp.readLedger() });
    jobs.register({ name: 'billing.issue-due', cron: '* * * * *', run: () => catchUp.issueDue() });
    jobs.register({ name: 'billing.render-missing', cron: '* * * * *', run: () => catchUp.renderMissing() });
    jobs.register({ name: 'billing.owe-statements', cron: '15 5 1-5 * *', run: () => statements.execute() });
  }
}
