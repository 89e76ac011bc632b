import {
  type ApplicationFormEvent,
  application,
  applicationForm,
  execute,
  executeReserving,
  type FoundForm,
  findFormBySlug,
  fold,
  foresee,
  type Recorded,
  streamOf,
} from '@partneros/domain';
import { type Answer, answerOutcome, type Problem } from '@partneros/infra/http';
import { z } from 'zod';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandRoute } from '../http/command-route.ts';
import {
  applicationProblems,
  appliedJustNow,
  cannotVerify,
  formClosed,
  noPerson,
  noSuchForm,
} from './application.problems.ts';
import { type Submission, SubmissionBody, submissionOf } from './submission.ts';

export const submitApplicationRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/applications/submit',
  tag: 'Applications',
  summary: 'Apply to become a partner, by a published form',
  access: 'public',
  openToOtherSites: true,
  limit: 'apply',
  body: SubmissionBody,
  example: {
    slug: 'resellers',
    formData: { company: 'Acme', email: 'ada@acme.example', newsletter: 'true' },
    agreedSectionIds: ['0198c0de-0000-7000-8000-000000000024'],
    affiliateSlug: 'spring',
    turnstileToken: '0.zrSnRHO7h0HwSjSCU8oyzbjEtD8p…',
  },
  answers: { status: 200, body: z.object({ success: z.literal(true), message: z.string() }) },
  handle: async (request, deps) => {
    const form = await findFormBySlug(deps, request.body.slug);
    if (form === undefined || form.state.status === 'draft') return noSuchForm;
    const submission = await submissionOf(deps, request, form);

    const foreseen = await foresee(deps, application, submission.request);
    if (foreseen?.kind === 'recorded' || foreseen?.kind === 'key-reused') return answer(deps, form, foreseen);
    if (form.state.status === 'unpublished') return formClosed;
    if (foreseen !== undefined) return answer(deps, form, foreseen);

    // Before any write, and after everything that can be refused without it: a proof is good for one submission.
    const verdict = await deps.humanCheck.verify(request.body.turnstileToken, submission.request.cause.commandId);
    if (verdict !== 'passed') return verdict === 'failed' ? noPerson : cannotVerify;
    const outcome = await submit(deps, submission);
    return outcome.kind === 'taken' ? appliedJustNow : answer(deps, form, outcome);
  },
});

const submit = (deps: CommandDeps, { request, reserve }: Submission) =>
  reserve === undefined ? execute(deps, application, request) : executeReserving(deps, application, request, reserve);

type SubmitOutcome = Exclude<Awaited<ReturnType<typeof submit>>, { readonly kind: 'taken' }>;

const answer = async (deps: CommandDeps, form: FoundForm, outcome: SubmitOutcome): Promise<Answer | Problem> => {
  const message = outcome.kind === 'recorded' ? await confirmationThen(deps, form, outcome.position) : '';
  return answerOutcome(outcome, { problems: applicationProblems, body: () => ({ success: true, message }) });
};

// As it was when the application came: a repeat answers as the first time did, whatever the form says by now.
const confirmationThen = async (
  { store }: CommandDeps,
  { organizationId, applicationFormId, state }: FoundForm,
  position: bigint,
): Promise<string> => {
  const stream = streamOf(applicationForm.category, organizationId, applicationFormId);
  const events = (await store.read(stream)) as readonly Recorded<ApplicationFormEvent>[];
  const then = fold(
    applicationForm,
    events.filter((event) => event.position < position),
  );
  return (then?.state ?? state).content.confirmationMessage;
};
