import { applicationForm, execute, filePathOf, Id, load } from '@partneros/domain';
import { answerOutcome, causeOf, uploadedFile } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { mediaProblem } from '../http/media-problem.ts';
import { applicationFormProblems } from './application-form.problems.ts';

const MAX_BYTES = 5 * 1024 * 1024;
// Twice what a wide page shows.
const SIZE = { maxWidth: 2_400, maxHeight: 1_200 };

export const uploadBannerRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/applications/banner',
  tag: 'Applications',
  summary: 'Upload a banner for application pages: JPEG, PNG, WebP or GIF of at most 5 MB, drawn anew',
  access: 'partners:write',
  upload: { maxBytes: MAX_BYTES },
  limit: 'banner',
  body: z.strictObject({
    file: uploadedFile('JPEG, PNG, WebP or GIF, at most 5 MB.'),
    applicationFormId: Id.optional().describe('The form that shows it from now on; absent: it is kept, and none does.'),
  }),
  answers: {
    status: 200,
    body: z.object({
      path: z.string().describe('Where it lies in its bucket.'),
      url: z.string().describe('Where everybody can fetch it.'),
      provider: z.literal('supabase').describe('Always `supabase`, wherever files lie.'),
    }),
  },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { file, applicationFormId } = request.body;
    const isForForm = applicationFormId !== undefined;
    if (isForForm && (await load(deps, applicationForm, organizationId, applicationFormId)) === undefined)
      return applicationFormProblems['application-form-not-found'];

    const picture = await deps.media.picture(file.bytes, SIZE);
    if (!picture.ok) return mediaProblem(picture);
    const { width, height, ...content } = picture.value;
    const ref = await deps.files.put({ access: 'public', organizationId }, content);
    const body = { path: filePathOf(ref), url: deps.files.urlOf(ref), provider: 'supabase' } as const;
    if (!isForForm) return { body };

    const banner = { fileId: ref.fileId, width, height };
    const outcome = await execute(deps, applicationForm, {
      organizationId,
      id: applicationFormId,
      command: { type: 'UploadBanner', data: { applicationFormId, banner } },
      cause: causeOf(request, deps),
      expectedVersion: request.ifMatch,
    });
    return answerOutcome(outcome, { problems: applicationFormProblems, body: () => body });
  },
});
