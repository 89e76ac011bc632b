import { sendForSignature } from './processes/agreement-signing/send-for-signature.ts';
import { withdrawFromSignature } from './processes/agreement-signing/withdraw-from-signature.ts';
import { writeExecutiveReport } from './processes/executive-report/write-executive-report.ts';
import { continueLessonExport } from './processes/lesson-export/continue-lesson-export.ts';
import { continuePartnerImport } from './processes/partner-import/continue-partner-import.ts';
import { sendPortalLink } from './processes/portal-link/send-portal-link.ts';
import type { Process } from './processes/process.ts';
import { continueWorkflowRunBatch } from './processes/workflow-run-batch/continue-workflow-run-batch.ts';

const PORTAL_LINK_SETTLED = ['PortalLinkSent', 'PortalLinkFailed', 'PortalAccountRevoked'];

/** Every process that one event begins. */
export const processes: readonly Process[] = [
  {
    name: 'agreement-signing',
    on: 'AgreementSigningRequested',
    until: ['AgreementSubmissionCreated', 'AgreementSubmissionFailed'],
    run: sendForSignature,
  },
  {
    name: 'agreement-withdrawal',
    on: 'AgreementWithdrawalRequested',
    until: ['AgreementWithdrawn'],
    run: withdrawFromSignature,
  },
  {
    name: 'executive-report',
    on: 'ReportRequested',
    until: ['ReportCompleted', 'ReportFailed'],
    run: writeExecutiveReport,
  },
  { name: 'portal-account', on: 'PortalAccountProvisioned', until: PORTAL_LINK_SETTLED, run: sendPortalLink },
  { name: 'portal-link', on: 'PortalLinkRenewed', until: PORTAL_LINK_SETTLED, run: sendPortalLink },
  {
    name: 'lesson-export',
    on: 'PptxExportRequested',
    until: ['PptxExportCompleted', 'PptxExportFailed'],
    run: continueLessonExport,
  },
  {
    name: 'partner-import',
    on: 'PartnerImportStarted',
    until: ['PartnerImportFinished', 'PartnerImportFailed'],
    run: continuePartnerImport,
  },
  {
    name: 'workflow-run-batch',
    on: 'WorkflowRunBatchStarted',
    until: ['WorkflowRunBatchFinished'],
    run: continueWorkflowRunBatch,
  },
];
