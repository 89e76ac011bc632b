import type { SigningNotice } from '@partneros/domain';
import { z } from 'zod';
import { signedBy } from './docuseal-signer.ts';

const MOST_TEXT = 1_000;

const Text = z
  .string()
  .nullish()
  .transform((text) => text?.slice(0, MOST_TEXT));
const Moment = z.iso
  .datetime({ offset: true })
  .nullish()
  .transform((moment) => (moment ? new Date(moment).toISOString() : undefined));

const Signer = z.object({
  submission_id: z.int(),
  role: Text,
  external_id: Text,
  name: Text,
  completed_at: Moment,
  declined_at: Moment,
  decline_reason: Text,
});
type Signer = z.output<typeof Signer>;

const Submission = z.object({ submitters: z.array(Signer) });
const Notice = z.discriminatedUnion('event_type', [
  z.object({ event_type: z.literal('form.completed'), timestamp: Moment, data: Signer }),
  z.object({ event_type: z.literal('form.declined'), timestamp: Moment, data: Signer }),
  z.object({ event_type: z.literal('submission.completed'), timestamp: Moment, data: Submission }),
  z.object({ event_type: z.literal('submission.expired'), timestamp: Moment, data: Submission }),
]);

/** What a webhook of Docuseal says about agreements of ours; other events, and others' submissions, say nothing. */
export const readDocusealNotice = (body: Uint8Array): readonly SigningNotice[] => {
  const parsed = Notice.safeParse(jsonIn(body));
  if (!parsed.success) return [];
  const { event_type: type, timestamp, data } = parsed.data;
  switch (type) {
    case 'form.completed':
      return signed(data, timestamp);
    case 'form.declined':
      return declined(data, timestamp);
    // It says again what each signer has done: whose own webhook was lost is known by it.
    case 'submission.completed':
      return data.submitters.flatMap((signer) => signed(signer, undefined));
    case 'submission.expired':
      return expired(data.submitters[0], timestamp);
  }
};

const jsonIn = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
};

const about = (signer: Signer, at: string | undefined) => {
  const agreement = signedBy(signer.external_id);
  return agreement && at !== undefined ? { ...agreement, submissionId: String(signer.submission_id), at } : undefined;
};

const signed = (signer: Signer, told: string | undefined): readonly SigningNotice[] => {
  const of = about(signer, signer.completed_at ?? told);
  return of && signer.role ? [{ kind: 'signed', ...of, role: signer.role, signerName: signer.name ?? null }] : [];
};

const declined = (signer: Signer, told: string | undefined): readonly SigningNotice[] => {
  const of = about(signer, signer.declined_at ?? told);
  return of && signer.role
    ? [{ kind: 'declined', ...of, role: signer.role, reason: signer.decline_reason ?? null }]
    : [];
};

const expired = (signer: Signer | undefined, told: string | undefined): readonly SigningNotice[] => {
  const of = signer && about(signer, told);
  return of ? [{ kind: 'expired', ...of }] : [];
};
