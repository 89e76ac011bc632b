import { type AgreementCommand, agreement, type Cause, execute, load, type SigningNotice } from '@partneros/domain';
import { problem, rawBodyOf } from '@partneros/infra/http';
import { z } from 'zod';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandRoute } from '../http/command-route.ts';

const notDocuseal = problem(
  401,
  'unauthorized',
  'The webhook is not signed with the secret that this installation has, or is older than five minutes.',
);

export const docusealWebhookRoute = commandRoute({
  method: 'POST',
  path: '/api/webhooks/docuseal',
  tag: 'Agreements',
  summary: 'Told by Docuseal who has signed or declined an agreement, and which has expired',
  access: 'public',
  maxBodyBytes: 1024 * 1024,
  body: z.looseObject({ event_type: z.string().max(100) }),
  example: { event_type: 'form.completed', timestamp: '2026-05-16T12:00:00.000Z', data: {} },
  answers: { status: 200, body: z.object({ success: z.literal(true) }) },
  alsoRefusedWith: [401],
  handle: async ({ raw: { req }, requestId }, deps) => {
    const notices = deps.eSign.submissions?.read({
      body: rawBodyOf(req),
      header: (name) => req.get(name),
      now: deps.clock.now(),
    });
    if (notices === undefined) return notDocuseal;
    for (const notice of notices) await take(deps, notice, requestId);
    return { body: { success: true } };
  },
});

// What is refused here will be refused the next time, too: Docuseal need not tell it again.
const take = async (deps: CommandDeps, notice: SigningNotice, correlationId: string): Promise<void> => {
  const { organizationId, agreementId, submissionId } = notice;
  const signing = (await load(deps, agreement, organizationId, agreementId))?.state.signing;
  const isKnown = signing && (signing.submissionId === null || signing.submissionId === submissionId);
  if (!isKnown) return;
  const now = deps.clock.now();
  const cause: Cause = {
    // Told twice, it is one command.
    commandId: deps.ids.derive('docuseal', submissionId, notice.kind, 'role' in notice ? notice.role : ''),
    correlationId,
    actor: { type: 'system', id: 'docuseal' },
    occurredAt: now,
    depth: 0,
  };
  await execute(deps, agreement, { organizationId, id: agreementId, command: commandOf(notice, now), cause });
};

const commandOf = (notice: SigningNotice, now: string): AgreementCommand => {
  const { agreementId } = notice;
  // Their clock may be ahead of ours.
  const at = notice.at < now ? notice.at : now;
  switch (notice.kind) {
    case 'signed': {
      const { role, signerName } = notice;
      return { type: 'RecordSignature', data: { agreementId, role, signerName, signedAt: at, notedAt: now } };
    }
    case 'declined':
      return {
        type: 'DeclineAgreement',
        data: { agreementId, role: notice.role, reason: notice.reason, declinedAt: at },
      };
    case 'expired':
      return { type: 'ExpireAgreement', data: { agreementId, expiredAt: at } };
  }
};
