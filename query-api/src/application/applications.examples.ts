import { affiliateLink, application, applicationForm } from '@partneros/domain';
import {
  createAffiliateLinkCommand,
  createApplicationFormCommand,
  formDataExample,
  submitApplicationCommand,
} from '@partneros/domain/testing';
import type { ServedQueryApi } from '../testing/serve-query-api.ts';

/** A published form of `org-1` under the slug `resellers`, and a link for it. */
export const publishForm = async (api: ServedQueryApi): Promise<void> => {
  await api.execute(applicationForm, 'form-1', createApplicationFormCommand());
  await api.execute(applicationForm, 'form-1', {
    type: 'PublishApplicationForm',
    data: { applicationFormId: 'form-1', publishedAt: api.clock.now() },
  });
  await api.execute(affiliateLink, 'link-1', createAffiliateLinkCommand({ applicationFormId: 'form-1' }));
};

/** Somebody of a company applies. */
export const applyAs = async (
  api: ServedQueryApi,
  n: number,
  company: string,
  affiliateLinkId: string | null = null,
): Promise<void> => {
  const applicationId = `application-${n}`;
  const formData = { ...formDataExample(), company };
  const command = submitApplicationCommand({ applicationId, formData, affiliateLinkId, submittedAt: api.clock.now() });
  await api.execute(application, applicationId, command);
};
