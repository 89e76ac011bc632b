import type { AnyRoute } from '@partneros/infra/http';
import { findContactsRoute } from './contact/find-contacts.route.ts';
import { findDealsRoute } from './deal/find-deals.route.ts';
import { getDealRoute } from './deal/get-deal.route.ts';
import { findDealRegistrationsRoute } from './deal-registration/find-deal-registrations.route.ts';
import { getDealRegistrationRoute } from './deal-registration/get-deal-registration.route.ts';
import { findEventsRoute } from './event/find-events.route.ts';
import type { QueryDeps } from './http/query-deps.ts';
import { findOutboxMailsRoute } from './outbox/find-outbox-mails.route.ts';
import { getOutboxMailRoute } from './outbox/get-outbox-mail.route.ts';
import { findPartnerContactsRoute } from './partner/find-partner-contacts.route.ts';
import { findPartnersRoute } from './partner/find-partners.route.ts';
import { getPartnerRoute } from './partner/get-partner.route.ts';
import { getPartnerHistoryRoute } from './partner/get-partner-history.route.ts';
import { findWorkflowVersionsRoute } from './workflow/find-workflow-versions.route.ts';
import { findWorkflowsRoute } from './workflow/find-workflows.route.ts';
import { getWorkflowRoute } from './workflow/get-workflow.route.ts';
import { getWorkflowVersionRoute } from './workflow/get-workflow-version.route.ts';

/** Every route of the query API. */
export const queryRoutes: readonly AnyRoute<QueryDeps>[] = [
  findContactsRoute,
  findDealRegistrationsRoute,
  findDealsRoute,
  findEventsRoute,
  findOutboxMailsRoute,
  findPartnerContactsRoute,
  findPartnersRoute,
  findWorkflowVersionsRoute,
  findWorkflowsRoute,
  getDealRegistrationRoute,
  getDealRoute,
  getOutboxMailRoute,
  getPartnerHistoryRoute,
  getPartnerRoute,
  getWorkflowRoute,
  getWorkflowVersionRoute,
];
