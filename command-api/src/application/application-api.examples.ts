import { fieldExamples, formDataExample, sectionExample } from '@partneros/domain/testing';
import type { TestRequest } from '@partneros/infra/testing';
import { sendJson } from '../testing/send-json.ts';
import type { ServedCommandApi } from '../testing/serve-command-api.ts';

/** Sends a request about forms, applications or affiliate links. */
export const sendApplication = sendJson<'applicationForm' | 'application' | 'affiliateLink'>;

/** What a form of resellers says. */
export const resellers = (over: object = {}) => ({
  name: 'Resellers',
  slug: 'resellers',
  fields: fieldExamples(),
  agreementSections: [sectionExample()],
  content: { title: 'Become a partner', confirmationMessage: 'Thank you!' },
  ...over,
});

/** Creates that form, and publishes it. */
export const publishResellers = async (api: ServedCommandApi, over: object = {}, as: TestRequest = {}) => {
  const { body } = await sendApplication(api, '/api/application-forms', resellers(over), as);
  const published = await sendApplication(api, `/api/application-forms/${body.applicationForm.id}/publish`, {}, as);
  return published.body.applicationForm;
};

/** What Ada of Acme sends. */
export const application = (over: object = {}) => ({
  slug: 'resellers',
  formData: formDataExample(),
  agreedSectionIds: ['terms'],
  ...over,
});

/** What an applicant is answered. */
export interface Applied {
  readonly success?: true;
  readonly message?: string;
  readonly code?: string;
  readonly details?: readonly string[];
}

/** Applies as nobody in particular. */
export const apply = async (api: ServedCommandApi, json: object = application(), request: TestRequest = {}) => {
  const response = await api.fetch('/api/partners/applications/submit', { as: 'nobody', ...request, json });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Applied };
};

/** The id of the last application that came. */
export const lastApplicationId = async (api: ServedCommandApi): Promise<string> => {
  const last = (await api.events('ApplicationSubmitted')).at(-1);
  if (last === undefined) throw new Error('no application came');
  return (last.data as { readonly applicationId: string }).applicationId;
};
