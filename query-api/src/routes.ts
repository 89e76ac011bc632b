import type { AnyRoute } from '@partneros/infra/http';
import { findAffiliateLinksRoute } from './affiliate-link/find-affiliate-links.route.ts';
import { findAgreementsRoute } from './agreement/find-agreements.route.ts';
import { getAgreementRoute } from './agreement/get-agreement.route.ts';
import { findAiUsageMonthsRoute } from './ai/find-ai-usage-months.route.ts';
import { getAiUsageRoute } from './ai/get-ai-usage.route.ts';
import { getStrategyRoute } from './ai/get-strategy.route.ts';
import { findApplicationsRoute } from './application/find-applications.route.ts';
import { getApplicationRoute } from './application/get-application.route.ts';
import { findApplicationFormsRoute } from './application-form/find-application-forms.route.ts';
import { getApplicationFormRoute } from './application-form/get-application-form.route.ts';
import { getPublicApplicationFormRoute } from './application-form/get-public-application-form.route.ts';
import { getSessionRoute } from './auth/get-session.route.ts';
import { findCertificationsRoute } from './certification/find-certifications.route.ts';
import { findPartnerCertificationsRoute } from './certification/find-partner-certifications.route.ts';
import { getCertificationRoute } from './certification/get-certification.route.ts';
import { chatRoute } from './chat/chat.route.ts';
import { findChatsRoute } from './chat/find-chats.route.ts';
import { getChatRoute } from './chat/get-chat.route.ts';
import { resumeChatRoute } from './chat/resume-chat.route.ts';
import { findContactsRoute } from './contact/find-contacts.route.ts';
import { findContractsRoute } from './contract/find-contracts.route.ts';
import { getContractRoute } from './contract/get-contract.route.ts';
import { certificationCoverageRoute } from './dashboard/certification-coverage.route.ts';
import { findActivityRoute } from './dashboard/find-activity.route.ts';
import { getMinutesSavedDashboardRoute } from './dashboard/get-minutes-saved-dashboard.route.ts';
import { getPartnerDashboardRoute } from './dashboard/get-partner-dashboard.route.ts';
import { getPipelineDashboardRoute } from './dashboard/get-pipeline-dashboard.route.ts';
import { getRegistrationDashboardRoute } from './dashboard/get-registration-dashboard.route.ts';
import { findEventDeadLettersRoute } from './dead-letter/find-event-dead-letters.route.ts';
import { getEventDeadLetterRoute } from './dead-letter/get-event-dead-letter.route.ts';
import { findDealsRoute } from './deal/find-deals.route.ts';
import { getDealRoute } from './deal/get-deal.route.ts';
import { findDealRegistrationsRoute } from './deal-registration/find-deal-registrations.route.ts';
import { getDealRegistrationRoute } from './deal-registration/get-deal-registration.route.ts';
import { findDeliveriesRoute } from './delivery/find-deliveries.route.ts';
import { findEventsRoute } from './event/find-events.route.ts';
import { downloadExecutiveReportRoute } from './executive-report/download-executive-report.route.ts';
import { findExecutiveReportsRoute } from './executive-report/find-executive-reports.route.ts';
import { getExecutiveReportRoute } from './executive-report/get-executive-report.route.ts';
import { streamExecutiveReportRoute } from './executive-report/stream-executive-report.route.ts';
import { getFileRoute } from './file/get-file.route.ts';
import { getPublicFileRoute } from './file/get-public-file.route.ts';
import type { QueryRouteDeps } from './http/query-deps.ts';
import { getAsyncApiRoute } from './integration-feed/get-async-api.route.ts';
import { findInvitationsRoute } from './invitation/find-invitations.route.ts';
import { findKnowledgeDocumentsRoute } from './knowledge/find-knowledge-documents.route.ts';
import { getKnowledgeDocumentRoute } from './knowledge/get-knowledge-document.route.ts';
import { findLegalTemplatesRoute } from './legal-template/find-legal-templates.route.ts';
import { getLegalTemplateRoute } from './legal-template/get-legal-template.route.ts';
import { findLessonVersionsRoute } from './lesson/find-lesson-versions.route.ts';
import { findLessonsRoute } from './lesson/find-lessons.route.ts';
import { getLessonRoute } from './lesson/get-lesson.route.ts';
import { getLessonVersionRoute } from './lesson/get-lesson-version.route.ts';
import { streamPptxExportRoute } from './lesson-export/stream-pptx-export.route.ts';
import { findMdfBudgetsRoute } from './mdf-budget/find-mdf-budgets.route.ts';
import { findMdfRequestsRoute } from './mdf-request/find-mdf-requests.route.ts';
import { getMdfRequestRoute } from './mdf-request/get-mdf-request.route.ts';
import { findMembersRoute } from './member/find-members.route.ts';
import { findOrganizationsRoute } from './organization/find-organizations.route.ts';
import { getOrganizationRoute } from './organization/get-organization.route.ts';
import { findOutboxMailsRoute } from './outbox/find-outbox-mails.route.ts';
import { getOutboxMailRoute } from './outbox/get-outbox-mail.route.ts';
import { findPartnerContactsRoute } from './partner/find-partner-contacts.route.ts';
import { findPartnersRoute } from './partner/find-partners.route.ts';
import { getPartnerRoute } from './partner/get-partner.route.ts';
import { getPartnerHistoryRoute } from './partner/get-partner-history.route.ts';
import { getPartnerInsightsRoute } from './partner/get-partner-insights.route.ts';
import { getPartnerTierRoute } from './partner/get-partner-tier.route.ts';
import { findPartnerImportsRoute } from './partner-import/find-partner-imports.route.ts';
import { getPartnerImportRoute } from './partner-import/get-partner-import.route.ts';
import { findPaymentsRoute } from './payment/find-payments.route.ts';
import { getPaymentRoute } from './payment/get-payment.route.ts';
import { findPortalAccountsRoute } from './portal-account/find-portal-accounts.route.ts';
import { getPortalAccountRoute } from './portal-account/get-portal-account.route.ts';
import { getPortalOnboardingRoute } from './portal-account/get-portal-onboarding.route.ts';
import { getProgramRoute } from './program/get-program.route.ts';
import { findSpecializationsRoute } from './specialization/find-specializations.route.ts';
import { getSpecializationRoute } from './specialization/get-specialization.route.ts';
import { findTasksRoute } from './task/find-tasks.route.ts';
import { getTaskRoute } from './task/get-task.route.ts';
import { findTrainingsRoute } from './training/find-trainings.route.ts';
import { getTrainingRoute } from './training/get-training.route.ts';
import { findTrainingAssignmentsRoute } from './training-assignment/find-training-assignments.route.ts';
import { findTrainingProgressRoute } from './training-progress/find-training-progress.route.ts';
import { findUpcomingRoute } from './upcoming/find-upcoming.route.ts';
import { explainRoute } from './why/explain.route.ts';
import { compareWorkflowVersionsRoute } from './workflow/compare-workflow-versions.route.ts';
import { exportWorkflowRoute } from './workflow/export-workflow.route.ts';
import { findSkippedEnrolmentsRoute } from './workflow/find-skipped-enrolments.route.ts';
import { findWorkflowVersionsRoute } from './workflow/find-workflow-versions.route.ts';
import { findWorkflowsRoute } from './workflow/find-workflows.route.ts';
import { getExistingEnrolmentRoute } from './workflow/get-existing-enrolment.route.ts';
import { getWorkflowRoute } from './workflow/get-workflow.route.ts';
import { getWorkflowVersionRoute } from './workflow/get-workflow-version.route.ts';
import { previewEnrolmentRoute } from './workflow/preview-enrolment.route.ts';
import { previewMigrationRoute } from './workflow/preview-migration.route.ts';
import { pickSpecializationsRoute } from './workflow-picker/pick-specializations.route.ts';
import { pickTrainingTagsRoute } from './workflow-picker/pick-training-tags.route.ts';
import { pickTrainingsRoute } from './workflow-picker/pick-trainings.route.ts';
import { findAllWorkflowRunsRoute } from './workflow-run/find-all-workflow-runs.route.ts';
import { findDeadLettersRoute } from './workflow-run/find-dead-letters.route.ts';
import { findWorkflowRunsRoute } from './workflow-run/find-workflow-runs.route.ts';
import { getWorkflowRunRoute } from './workflow-run/get-workflow-run.route.ts';
import { streamWorkflowRunRoute } from './workflow-run/stream-workflow-run.route.ts';
import { findWorkflowRunBatchesRoute } from './workflow-run-batch/find-workflow-run-batches.route.ts';
import { getWorkflowRunBatchRoute } from './workflow-run-batch/get-workflow-run-batch.route.ts';

/** Every route of the query API. */
export const queryRoutes: readonly AnyRoute<QueryRouteDeps>[] = [
  certificationCoverageRoute,
  chatRoute,
  compareWorkflowVersionsRoute,
  downloadExecutiveReportRoute,
  explainRoute,
  exportWorkflowRoute,
  findActivityRoute,
  findAffiliateLinksRoute,
  findAgreementsRoute,
  findAllWorkflowRunsRoute,
  findApplicationFormsRoute,
  findApplicationsRoute,
  findCertificationsRoute,
  findChatsRoute,
  findContactsRoute,
  findContractsRoute,
  findDeadLettersRoute,
  findDealRegistrationsRoute,
  findDealsRoute,
  findDeliveriesRoute,
  findEventDeadLettersRoute,
  findEventsRoute,
  findExecutiveReportsRoute,
  findInvitationsRoute,
  findKnowledgeDocumentsRoute,
  findLegalTemplatesRoute,
  findLessonVersionsRoute,
  findLessonsRoute,
  findMdfBudgetsRoute,
  findMdfRequestsRoute,
  findMembersRoute,
  findOrganizationsRoute,
  findOutboxMailsRoute,
  findPartnerCertificationsRoute,
  findPartnerContactsRoute,
  findPartnerImportsRoute,
  findPartnersRoute,
  findPaymentsRoute,
  findPortalAccountsRoute,
  findSkippedEnrolmentsRoute,
  findSpecializationsRoute,
  findTasksRoute,
  findTrainingAssignmentsRoute,
  findTrainingProgressRoute,
  findTrainingsRoute,
  findUpcomingRoute,
  findWorkflowRunBatchesRoute,
  findWorkflowRunsRoute,
  findWorkflowVersionsRoute,
  findWorkflowsRoute,
  getAgreementRoute,
  findAiUsageMonthsRoute,
  getAiUsageRoute,
  getApplicationFormRoute,
  getApplicationRoute,
  getAsyncApiRoute,
  getCertificationRoute,
  getChatRoute,
  getContractRoute,
  getDealRegistrationRoute,
  getDealRoute,
  getEventDeadLetterRoute,
  getExecutiveReportRoute,
  getExistingEnrolmentRoute,
  getFileRoute,
  getKnowledgeDocumentRoute,
  getLegalTemplateRoute,
  getLessonRoute,
  getLessonVersionRoute,
  getMdfRequestRoute,
  getMinutesSavedDashboardRoute,
  getOrganizationRoute,
  getOutboxMailRoute,
  getPartnerDashboardRoute,
  getPartnerHistoryRoute,
  getPartnerImportRoute,
  getPartnerInsightsRoute,
  getPartnerRoute,
  getPartnerTierRoute,
  getPaymentRoute,
  getPipelineDashboardRoute,
  getPortalAccountRoute,
  getPortalOnboardingRoute,
  getProgramRoute,
  getPublicApplicationFormRoute,
  getPublicFileRoute,
  getRegistrationDashboardRoute,
  getSessionRoute,
  getSpecializationRoute,
  getStrategyRoute,
  getTaskRoute,
  getTrainingRoute,
  getWorkflowRoute,
  getWorkflowRunBatchRoute,
  getWorkflowRunRoute,
  getWorkflowVersionRoute,
  pickSpecializationsRoute,
  pickTrainingTagsRoute,
  pickTrainingsRoute,
  previewEnrolmentRoute,
  previewMigrationRoute,
  resumeChatRoute,
  streamExecutiveReportRoute,
  streamPptxExportRoute,
  streamWorkflowRunRoute,
];
