import {
  type Application,
  applicantEmail,
  type CommandRequest,
  type FoundForm,
  findAffiliateLink,
  Id,
  MAX_ANSWER,
  type Reserve,
  recentApplication,
  type SubmitApplication,
} from '@partneros/domain';
import { causeOf, type RouteRequest } from '@partneros/infra/http';
import { z } from 'zod';
import type { CommandDeps } from '../http/command-deps.ts';

const MAX_FIELDS = 200;

/** An application as a published form sends it. */
export const SubmissionBody = z.strictObject({
  slug: z.string().min(1).max(200).describe('What the form is found by.'),
  formData: z
    .record(z.string().max(200), z.string().max(MAX_ANSWER))
    .refine((formData) => Object.keys(formData).length <= MAX_FIELDS, `expected at most ${MAX_FIELDS} answers`)
    .describe('Answers by `fieldKey`; a checked box is `"true"`.'),
  agreedSectionIds: z.array(Id).max(100).default([]),
  affiliateSlug: z.string().trim().toLowerCase().max(200).optional(),
  turnstileToken: z.string().max(10_000).optional(),
  formVersion: z.int().optional().describe('Which version was filled in: another one by now is a 409.'),
});
export type SubmissionBody = z.output<typeof SubmissionBody>;

/** A submission as a command, and the key that keeps the same person from applying twice in a moment. */
export interface Submission {
  readonly request: CommandRequest<SubmitApplication>;
  readonly reserve: Reserve<Application> | undefined;
}

/** Makes of what was sent the command that it is. */
export const submissionOf = async (
  deps: CommandDeps,
  request: RouteRequest<'public', unknown, unknown, SubmissionBody>,
  { state: form, organizationId, applicationFormId }: FoundForm,
): Promise<Submission> => {
  const { turnstileToken: _proof, ...sent } = request.body;
  const email = applicantEmail(form, sent);
  // The proof is no part of what was asked: a repeat comes with another one. Nobody is signed in, and two strangers may
  // pick the same key, so it is scoped to whom it is about.
  const asked = causeOf({ ...request, caller: undefined, body: sent }, deps);
  const commandId = deps.ids.derive(asked.commandId, organizationId, applicationFormId, email ?? '');
  const applicationId = deps.ids.derive(commandId, 'application');

  const { affiliateSlug, formVersion: seenVersion, formData, agreedSectionIds } = sent;
  const link = affiliateSlug && (await findAffiliateLink(deps, organizationId, affiliateSlug, applicationFormId));
  const { fields, agreementSections, formVersion } = form;
  return {
    request: {
      organizationId,
      id: applicationId,
      cause: { ...asked, commandId },
      command: {
        type: 'SubmitApplication',
        data: {
          applicationId,
          applicationFormId,
          form: { fields, agreementSections, formVersion },
          seenVersion,
          formData,
          agreedSectionIds,
          affiliateLinkId: link || null,
          submittedAt: asked.occurredAt,
        },
      },
    },
    reserve: email === undefined ? undefined : recentApplication(applicationFormId, email, asked.occurredAt),
  };
};
