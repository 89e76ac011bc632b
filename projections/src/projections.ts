import { affiliateLinks } from './affiliate-links/affiliate-links.projection.ts';
import { agreements } from './agreements/agreements.projection.ts';
import { aiUsageMonths } from './ai-usage-months/ai-usage-months.projection.ts';
import { applicationForms, publicApplicationForms } from './application-forms/application-forms.projection.ts';
import { applications } from './applications/applications.projection.ts';
import { certificationCoverage } from './certification-coverage/certification-coverage.projection.ts';
import { certifications } from './certifications/certifications.projection.ts';
import { contacts } from './contacts/contacts.projection.ts';
import { contracts } from './contracts/contracts.projection.ts';
import { conversations } from './conversations/conversations.projection.ts';
import { minutesSaved } from './dashboards/minutes-saved.projection.ts';
import { partnerFigures } from './dashboards/partner-figures.projection.ts';
import { pipelineFigures } from './dashboards/pipeline-figures.projection.ts';
import { registrationFigures } from './dashboards/registration-figures.projection.ts';
import { deadLetters } from './dead-letters/dead-letters.projection.ts';
import { dealRegistrations } from './deal-registrations/deal-registrations.projection.ts';
import { deals } from './deals/deals.projection.ts';
import { deliveries } from './deliveries/deliveries.projection.ts';
import { executiveReports } from './executive-reports/executive-reports.projection.ts';
import { invitations } from './invitations/invitations.projection.ts';
import type { AnyProjection } from './kernel/projection.ts';
import { knowledgeDocuments } from './knowledge/knowledge-documents.projection.ts';
import { knowledgePassages } from './knowledge/knowledge-passages.projection.ts';
import { legalTemplates } from './legal-templates/legal-templates.projection.ts';
import { lessonExports } from './lesson-exports/lesson-exports.projection.ts';
import { lessons } from './lessons/lessons.projection.ts';
import { mdfBudgets } from './mdf-budgets/mdf-budgets.projection.ts';
import { mdfRequests } from './mdf-requests/mdf-requests.projection.ts';
import { members } from './members/members.projection.ts';
import { partnerCertifications } from './partner-certifications/partner-certifications.projection.ts';
import { partnerFactsOf } from './partner-facts/partner-facts.projection.ts';
import { partnerHistory } from './partner-history/partner-history.projection.ts';
import { partnerImports } from './partner-imports/partner-imports.projection.ts';
import { partners } from './partners/partners.projection.ts';
import { payments } from './payments/payments.projection.ts';
import { portalAccounts } from './portal-accounts/portal-accounts.projection.ts';
import { skippedEnrolments } from './skipped-enrolments/skipped-enrolments.projection.ts';
import { specializations } from './specializations/specializations.projection.ts';
import { tasks } from './tasks/tasks.projection.ts';
import { trainingAssignments } from './training-assignments/training-assignments.projection.ts';
import { trainingProgress } from './training-progress/training-progress.projection.ts';
import { trainings } from './trainings/trainings.projection.ts';
import { upcoming } from './upcoming/upcoming.projection.ts';
import { userOrganizations } from './user-organizations/user-organizations.projection.ts';
import { workflowRunBatches } from './workflow-run-batches/workflow-run-batches.projection.ts';
import { workflowRuns } from './workflow-runs/workflow-runs.projection.ts';
import { workflowSummary } from './workflow-summary/workflow-summary.projection.ts';
import { workflows } from './workflows/workflows.projection.ts';

/** Every read model that is kept. */
export const projections: readonly AnyProjection[] = [
  certificationCoverage,
  certifications,
  affiliateLinks,
  applicationForms,
  applications,
  agreements,
  aiUsageMonths,
  contacts,
  deadLetters,
  contracts,
  conversations,
  dealRegistrations,
  deals,
  deliveries,
  executiveReports,
  invitations,
  knowledgeDocuments,
  knowledgePassages,
  lessonExports,
  lessons,
  mdfBudgets,
  mdfRequests,
  legalTemplates,
  members,
  partnerCertifications,
  partnerFigures,
  partnerFactsOf,
  partnerHistory,
  partnerImports,
  partners,
  payments,
  portalAccounts,
  pipelineFigures,
  publicApplicationForms,
  registrationFigures,
  minutesSaved,
  skippedEnrolments,
  specializations,
  tasks,
  trainingAssignments,
  trainingProgress,
  trainings,
  upcoming,
  userOrganizations,
  workflowRunBatches,
  workflowRuns,
  workflowSummary,
  workflows,
];
