import type { AnyRoute } from '@partneros/infra/http';
import { createAffiliateLinkRoute } from './affiliate-link/create-affiliate-link.route.ts';
import { disableAffiliateLinkRoute } from './affiliate-link/disable-affiliate-link.route.ts';
import { enableAffiliateLinkRoute } from './affiliate-link/enable-affiliate-link.route.ts';
import { updateAffiliateLinkRoute } from './affiliate-link/update-affiliate-link.route.ts';
import { docusealWebhookRoute } from './agreement/docuseal-webhook.route.ts';
import { recordSignatureRoute } from './agreement/record-signature.route.ts';
import { sendAgreementRoute } from './agreement/send-agreement.route.ts';
import { voidAgreementRoute } from './agreement/void-agreement.route.ts';
import { generateIcpRoute } from './ai/generate-icp.route.ts';
import { generateIppRoute } from './ai/generate-ipp.route.ts';
import { scorePartnerTypesRoute } from './ai/score-partner-types.route.ts';
import { suggestPartnersRoute } from './ai/suggest-partners.route.ts';
import { approveApplicationRoute } from './application/approve-application.route.ts';
import { rejectApplicationRoute } from './application/reject-application.route.ts';
import { startApplicationReviewRoute } from './application/start-application-review.route.ts';
import { submitApplicationRoute } from './application/submit-application.route.ts';
import { createApplicationFormRoute } from './application-form/create-application-form.route.ts';
import { editApplicationFieldsRoute } from './application-form/edit-application-fields.route.ts';
import { publishApplicationFormRoute } from './application-form/publish-application-form.route.ts';
import { removeBannerRoute } from './application-form/remove-banner.route.ts';
import { setAgreementSectionsRoute } from './application-form/set-agreement-sections.route.ts';
import { setApplicationContentRoute } from './application-form/set-application-content.route.ts';
import { unpublishApplicationFormRoute } from './application-form/unpublish-application-form.route.ts';
import { updateApplicationFormRoute } from './application-form/update-application-form.route.ts';
import { uploadBannerRoute } from './application-form/upload-banner.route.ts';
import { changePasswordRoute } from './auth/change-password.route.ts';
import { forgetPasswordRoute } from './auth/forget-password.route.ts';
import { resetPasswordRoute } from './auth/reset-password.route.ts';
import { signInRoute } from './auth/sign-in.route.ts';
import { signOutRoute } from './auth/sign-out.route.ts';
import { signUpRoute } from './auth/sign-up.route.ts';
import { completeCertificationRoute } from './certification/complete-certification.route.ts';
import { createCertificationRoute } from './certification/create-certification.route.ts';
import { publishCertificationRoute } from './certification/publish-certification.route.ts';
import { unpublishCertificationRoute } from './certification/unpublish-certification.route.ts';
import { updateCertificationRoute } from './certification/update-certification.route.ts';
import { changeRenewalDateRoute } from './contract/change-renewal-date.route.ts';
import { createContractRoute } from './contract/create-contract.route.ts';
import { renewContractRoute } from './contract/renew-contract.route.ts';
import { terminateContractRoute } from './contract/terminate-contract.route.ts';
import { retryDeadLetterRoute } from './dead-letter/retry-dead-letter.route.ts';
import { retryDeadLettersRoute } from './dead-letter/retry-dead-letters.route.ts';
import { skipDeadLetterRoute } from './dead-letter/skip-dead-letter.route.ts';
import { closeDealLostRoute } from './deal/close-deal-lost.route.ts';
import { closeDealWonRoute } from './deal/close-deal-won.route.ts';
import { openDealRoute } from './deal/open-deal.route.ts';
import { reopenDealRoute } from './deal/reopen-deal.route.ts';
import { updateDealRoute } from './deal/update-deal.route.ts';
import { approveDealRegistrationRoute } from './deal-registration/approve-deal-registration.route.ts';
import { declineDealRegistrationRoute } from './deal-registration/decline-deal-registration.route.ts';
import { startDealRegistrationReviewRoute } from './deal-registration/start-deal-registration-review.route.ts';
import { submitDealRegistrationRoute } from './deal-registration/submit-deal-registration.route.ts';
import { withdrawDealRegistrationRoute } from './deal-registration/withdraw-deal-registration.route.ts';
import { generateReportRoute } from './executive-report/generate-report.route.ts';
import type { CommandDeps } from './http/command-deps.ts';
import { acceptInvitationRoute } from './invitation/accept-invitation.route.ts';
import { inviteMemberRoute } from './invitation/invite-member.route.ts';
import { revokeInvitationRoute } from './invitation/revoke-invitation.route.ts';
import { addKnowledgeDocumentRoute } from './knowledge/add-knowledge-document.route.ts';
import { removeKnowledgeDocumentRoute } from './knowledge/remove-knowledge-document.route.ts';
import { uploadKnowledgeDocumentRoute } from './knowledge/upload-knowledge-document.route.ts';
import { createLegalTemplateRoute } from './legal-template/create-legal-template.route.ts';
import { retireLegalTemplateRoute } from './legal-template/retire-legal-template.route.ts';
import { uploadLegalTemplateRoute } from './legal-template/upload-legal-template.route.ts';
import { createLessonRoute } from './lesson/create-lesson.route.ts';
import { editLessonRoute } from './lesson/edit-lesson.route.ts';
import { retireLessonRoute } from './lesson/retire-lesson.route.ts';
import { requestPptxExportRoute } from './lesson-export/request-pptx-export.route.ts';
import { setMdfBudgetRoute } from './mdf-budget/set-mdf-budget.route.ts';
import { approveMdfRequestRoute } from './mdf-request/approve-mdf-request.route.ts';
import { declineMdfRequestRoute } from './mdf-request/decline-mdf-request.route.ts';
import { payMdfRequestRoute } from './mdf-request/pay-mdf-request.route.ts';
import { submitMdfProofRoute } from './mdf-request/submit-mdf-proof.route.ts';
import { submitMdfRequestRoute } from './mdf-request/submit-mdf-request.route.ts';
import { changeMemberRoleRoute } from './membership/change-member-role.route.ts';
import { removeMemberRoute } from './membership/remove-member.route.ts';
import { changePortalSettingsRoute } from './organization/change-portal-settings.route.ts';
import { createOrganizationRoute } from './organization/create-organization.route.ts';
import { setActiveOrganizationRoute } from './organization/set-active-organization.route.ts';
import { setAiPlanRoute } from './organization/set-ai-plan.route.ts';
import { updateOrganizationRoute } from './organization/update-organization.route.ts';
import { addContactRoute } from './partner/add-contact.route.ts';
import { archivePartnerRoute, deletePartnerRoute } from './partner/archive-partner.route.ts';
import { assignPartnerManagerRoute } from './partner/assign-partner-manager.route.ts';
import { assignPartnerTierRoute } from './partner/assign-partner-tier.route.ts';
import { changePartnerStageRoute } from './partner/change-partner-stage.route.ts';
import { createPartnerRoute } from './partner/create-partner.route.ts';
import { logActivityRoute } from './partner/log-activity.route.ts';
import { pinPartnerTierRoute } from './partner/pin-partner-tier.route.ts';
import { removeContactRoute } from './partner/remove-contact.route.ts';
import { setPrimaryContactRoute } from './partner/set-primary-contact.route.ts';
import { tagPartnerRoute } from './partner/tag-partner.route.ts';
import { unpinPartnerTierRoute } from './partner/unpin-partner-tier.route.ts';
import { updateContactRoute } from './partner/update-contact.route.ts';
import { updatePartnerRoute } from './partner/update-partner.route.ts';
import { analyzePartnerRoute } from './partner-analysis/analyze-partner.route.ts';
import { startPartnerImportRoute } from './partner-import/start-partner-import.route.ts';
import { recordPaymentRoute } from './payment/record-payment.route.ts';
import { reversePaymentRoute } from './payment/reverse-payment.route.ts';
import { claimPortalAccountRoute } from './portal-account/claim-portal-account.route.ts';
import {
  completePortalOnboardingRoute,
  completePortalOnboardingStepRoute,
} from './portal-account/complete-portal-onboarding.route.ts';
import { provisionPortalAccountRoute } from './portal-account/provision-portal-account.route.ts';
import { renewPortalLinkRoute } from './portal-account/renew-portal-link.route.ts';
import { revokePortalAccountRoute } from './portal-account/revoke-portal-account.route.ts';
import { archiveTierRoute } from './program/archive-tier.route.ts';
import { archiveTrackRoute } from './program/archive-track.route.ts';
import { changeSegmentRoute } from './program/change-segment.route.ts';
import { changeTrackRoute } from './program/change-track.route.ts';
import { defineSegmentRoute } from './program/define-segment.route.ts';
import { defineTierRoute } from './program/define-tier.route.ts';
import { defineTrackRoute } from './program/define-track.route.ts';
import { placePartnerInSegmentRoute } from './program/place-partner-in-segment.route.ts';
import { removeSegmentRoute } from './program/remove-segment.route.ts';
import { renameTierRoute } from './program/rename-tier.route.ts';
import { reorderTiersRoute } from './program/reorder-tiers.route.ts';
import { reorderTracksRoute } from './program/reorder-tracks.route.ts';
import { setTierEvaluationRoute } from './program/set-tier-evaluation.route.ts';
import { setTierRequirementsRoute } from './program/set-tier-requirements.route.ts';
import { takePartnerOutOfSegmentRoute } from './program/take-partner-out-of-segment.route.ts';
import { createSpecializationRoute } from './specialization/create-specialization.route.ts';
import { publishSpecializationRoute } from './specialization/publish-specialization.route.ts';
import { unpublishSpecializationRoute } from './specialization/unpublish-specialization.route.ts';
import { updateSpecializationRoute } from './specialization/update-specialization.route.ts';
import { completeTaskRoute } from './task/complete-task.route.ts';
import { createTaskRoute } from './task/create-task.route.ts';
import { reopenTaskRoute } from './task/reopen-task.route.ts';
import { createTrainingRoute } from './training/create-training.route.ts';
import { orderLessonsRoute } from './training/order-lessons.route.ts';
import { publishTrainingRoute } from './training/publish-training.route.ts';
import { unpublishTrainingRoute } from './training/unpublish-training.route.ts';
import { updateTrainingRoute } from './training/update-training.route.ts';
import { assignTrainingRoute } from './training-assignment/assign-training.route.ts';
import { completeModuleRoute } from './training-progress/complete-module.route.ts';
import { completeTrainingRoute } from './training-progress/complete-training.route.ts';
import { changeWorkflowStatusRoute } from './workflow/change-workflow-status.route.ts';
import { createWorkflowRoute } from './workflow/create-workflow.route.ts';
import { deleteWorkflowRoute } from './workflow/delete-workflow.route.ts';
import { generateWorkflowRoute } from './workflow/generate-workflow.route.ts';
import { importWorkflowRoute } from './workflow/import-workflow.route.ts';
import { migrateWorkflowRunsRoute } from './workflow/migrate-workflow-runs.route.ts';
import { renameWorkflowRoute } from './workflow/rename-workflow.route.ts';
import { restoreWorkflowVersionRoute } from './workflow/restore-workflow-version.route.ts';
import { saveWorkflowDefinitionRoute } from './workflow/save-workflow-definition.route.ts';
import { validateWorkflowRoute } from './workflow/validate-workflow.route.ts';
import { cancelWorkflowRunRoute } from './workflow-run/cancel-workflow-run.route.ts';
import { holdWorkflowRunRoute } from './workflow-run/hold-workflow-run.route.ts';
import { redriveDeadLetterRoute } from './workflow-run/redrive-dead-letter.route.ts';
import { redriveWorkflowRunRoute } from './workflow-run/redrive-workflow-run.route.ts';
import { resumeWorkflowRunRoute } from './workflow-run/resume-workflow-run.route.ts';
import { retryWorkflowRunRoute } from './workflow-run/retry-workflow-run.route.ts';
import { startWorkflowRunBatchRoute } from './workflow-run-batch/start-workflow-run-batch.route.ts';

/** Every route of the command API. */
export const commandRoutes: readonly AnyRoute<CommandDeps>[] = [
  acceptInvitationRoute,
  addContactRoute,
  addKnowledgeDocumentRoute,
  analyzePartnerRoute,
  approveApplicationRoute,
  approveDealRegistrationRoute,
  approveMdfRequestRoute,
  archivePartnerRoute,
  archiveTierRoute,
  archiveTrackRoute,
  assignPartnerManagerRoute,
  assignPartnerTierRoute,
  assignTrainingRoute,
  cancelWorkflowRunRoute,
  changeMemberRoleRoute,
  changePartnerStageRoute,
  changePasswordRoute,
  changePortalSettingsRoute,
  changeRenewalDateRoute,
  changeSegmentRoute,
  changeTrackRoute,
  changeWorkflowStatusRoute,
  claimPortalAccountRoute,
  closeDealLostRoute,
  closeDealWonRoute,
  completeCertificationRoute,
  completeModuleRoute,
  completePortalOnboardingRoute,
  completePortalOnboardingStepRoute,
  completeTaskRoute,
  completeTrainingRoute,
  createAffiliateLinkRoute,
  createApplicationFormRoute,
  createCertificationRoute,
  createContractRoute,
  createLegalTemplateRoute,
  createLessonRoute,
  createOrganizationRoute,
  createPartnerRoute,
  createSpecializationRoute,
  createTaskRoute,
  createTrainingRoute,
  createWorkflowRoute,
  declineDealRegistrationRoute,
  declineMdfRequestRoute,
  defineSegmentRoute,
  defineTierRoute,
  defineTrackRoute,
  deletePartnerRoute,
  deleteWorkflowRoute,
  disableAffiliateLinkRoute,
  docusealWebhookRoute,
  editApplicationFieldsRoute,
  editLessonRoute,
  enableAffiliateLinkRoute,
  forgetPasswordRoute,
  generateIcpRoute,
  generateIppRoute,
  generateReportRoute,
  generateWorkflowRoute,
  holdWorkflowRunRoute,
  importWorkflowRoute,
  inviteMemberRoute,
  logActivityRoute,
  migrateWorkflowRunsRoute,
  openDealRoute,
  orderLessonsRoute,
  payMdfRequestRoute,
  pinPartnerTierRoute,
  placePartnerInSegmentRoute,
  provisionPortalAccountRoute,
  publishApplicationFormRoute,
  publishCertificationRoute,
  publishSpecializationRoute,
  publishTrainingRoute,
  recordPaymentRoute,
  recordSignatureRoute,
  redriveDeadLetterRoute,
  redriveWorkflowRunRoute,
  rejectApplicationRoute,
  removeBannerRoute,
  removeContactRoute,
  removeKnowledgeDocumentRoute,
  removeMemberRoute,
  removeSegmentRoute,
  renameTierRoute,
  renameWorkflowRoute,
  renewContractRoute,
  renewPortalLinkRoute,
  reopenDealRoute,
  reopenTaskRoute,
  reorderTiersRoute,
  reorderTracksRoute,
  requestPptxExportRoute,
  resetPasswordRoute,
  restoreWorkflowVersionRoute,
  resumeWorkflowRunRoute,
  retireLegalTemplateRoute,
  retireLessonRoute,
  retryDeadLetterRoute,
  retryDeadLettersRoute,
  retryWorkflowRunRoute,
  reversePaymentRoute,
  revokeInvitationRoute,
  revokePortalAccountRoute,
  saveWorkflowDefinitionRoute,
  scorePartnerTypesRoute,
  sendAgreementRoute,
  setActiveOrganizationRoute,
  setAgreementSectionsRoute,
  setAiPlanRoute,
  setApplicationContentRoute,
  setMdfBudgetRoute,
  setPrimaryContactRoute,
  setTierEvaluationRoute,
  setTierRequirementsRoute,
  signInRoute,
  signOutRoute,
  signUpRoute,
  skipDeadLetterRoute,
  startApplicationReviewRoute,
  startDealRegistrationReviewRoute,
  startPartnerImportRoute,
  startWorkflowRunBatchRoute,
  submitApplicationRoute,
  submitDealRegistrationRoute,
  submitMdfProofRoute,
  submitMdfRequestRoute,
  suggestPartnersRoute,
  tagPartnerRoute,
  takePartnerOutOfSegmentRoute,
  terminateContractRoute,
  unpinPartnerTierRoute,
  unpublishApplicationFormRoute,
  unpublishCertificationRoute,
  unpublishSpecializationRoute,
  unpublishTrainingRoute,
  updateAffiliateLinkRoute,
  updateApplicationFormRoute,
  updateCertificationRoute,
  updateContactRoute,
  updateDealRoute,
  updateOrganizationRoute,
  updatePartnerRoute,
  updateSpecializationRoute,
  updateTrainingRoute,
  uploadBannerRoute,
  uploadKnowledgeDocumentRoute,
  uploadLegalTemplateRoute,
  validateWorkflowRoute,
  voidAgreementRoute,
  withdrawDealRegistrationRoute,
];
