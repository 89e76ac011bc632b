import { accountClaim } from './account-claim/account-claim.decider.ts';
import { affiliateLink } from './affiliate-link/affiliate-link.decider.ts';
import { agreement } from './agreement/agreement.decider.ts';
import { aiUsage } from './ai-usage/ai-usage.decider.ts';
import { application } from './application/application.decider.ts';
import { applicationForm } from './application-form/application-form.decider.ts';
import { certification } from './certification/certification.decider.ts';
import { contract } from './contract/contract.decider.ts';
import { conversation } from './conversation/conversation.decider.ts';
import { deadLetter } from './dead-letter/dead-letter.decider.ts';
import { deadLetterRetry } from './dead-letter-retry/dead-letter-retry.decider.ts';
import { deal } from './deal/deal.decider.ts';
import { dealRegistration } from './deal-registration/deal-registration.decider.ts';
import { executiveReport } from './executive-report/executive-report.decider.ts';
import { existingEnrolment } from './existing-enrolment/existing-enrolment.decider.ts';
import { heartbeat } from './heartbeat/heartbeat.ts';
import { invitation } from './invitation/invitation.decider.ts';
import type { AnyDecider } from './kernel/decider.ts';
import { knowledgeDocument } from './knowledge-document/knowledge-document.decider.ts';
import { legalTemplate } from './legal-template/legal-template.decider.ts';
import { lesson } from './lesson/lesson.decider.ts';
import { lessonExport } from './lesson-export/lesson-export.decider.ts';
import { mdfBudget } from './mdf-budget/mdf-budget.decider.ts';
import { mdfRequest } from './mdf-request/mdf-request.decider.ts';
import { membership } from './membership/membership.decider.ts';
import { organization } from './organization/organization.decider.ts';
import { partner } from './partner/partner.decider.ts';
import { partnerAnalysis } from './partner-analysis/partner-analysis.decider.ts';
import { partnerCertification } from './partner-certification/partner-certification.decider.ts';
import { partnerImport } from './partner-import/partner-import.decider.ts';
import { payment } from './payment/payment.decider.ts';
import { portalAccount } from './portal-account/portal-account.decider.ts';
import { program } from './program/program.decider.ts';
import { refusedAccess } from './refused-access/refused-access.ts';
import { reservation } from './reservation/reservation.decider.ts';
import { specialization } from './specialization/specialization.decider.ts';
import { strategy } from './strategy/strategy.decider.ts';
import { task } from './task/task.decider.ts';
import { timeTrigger } from './time-trigger/time-trigger.decider.ts';
import { training } from './training/training.decider.ts';
import { trainingAssignment } from './training-assignment/training-assignment.decider.ts';
import { trainingProgress } from './training-progress/training-progress.decider.ts';
import { user } from './user/user.decider.ts';
import { workflow } from './workflow/workflow.decider.ts';
import { workflowEnrolment } from './workflow-enrolment/workflow-enrolment.decider.ts';
import { workflowRun } from './workflow-run/workflow-run.decider.ts';
import { workflowRunBatch } from './workflow-run-batch/workflow-run-batch.decider.ts';

/** Every aggregate there is: the catalogue of events, and what adapters decode stored events with. */
export const deciders: readonly AnyDecider[] = [
  accountClaim,
  deadLetter,
  deadLetterRetry,
  certification,
  affiliateLink,
  application,
  applicationForm,
  agreement,
  aiUsage,
  contract,
  conversation,
  deal,
  dealRegistration,
  heartbeat,
  refusedAccess,
  executiveReport,
  existingEnrolment,
  invitation,
  lesson,
  lessonExport,
  mdfBudget,
  mdfRequest,
  knowledgeDocument,
  legalTemplate,
  membership,
  organization,
  partner,
  partnerAnalysis,
  partnerCertification,
  partnerImport,
  payment,
  program,
  portalAccount,
  reservation,
  specialization,
  strategy,
  task,
  timeTrigger,
  training,
  trainingAssignment,
  trainingProgress,
  user,
  workflow,
  workflowEnrolment,
  workflowRun,
  workflowRunBatch,
];
