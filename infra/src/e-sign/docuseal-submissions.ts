import { ESignFailed, type Submissions } from '@partneros/domain';
import { z } from 'zod';
import type { CallDocuseal } from './docuseal-client.ts';
import { readDocusealNotice } from './docuseal-notices.ts';
import { isFromDocuseal } from './docuseal-signature.ts';
import { externalIdOf, signedBy } from './docuseal-signer.ts';

const Signer = z.object({ submission_id: z.int(), external_id: z.string().nullish() });
const Created = z.array(Signer).min(1);
const Found = z.object({ data: z.array(Signer) });

// What a request with another body or another template would mend, and waiting would not.
const FINAL = [400, 404, 413, 422];

/** Agreements at Docuseal. */
export const docusealSubmissions = (call: CallDocuseal, webhookSecret: string): Submissions => ({
  create: async ({ organizationId, agreementId, providerTemplateId, signers }) => {
    const response = await call('POST', '/submissions', {
      template_id: Number(providerTemplateId),
      send_email: true,
      // One after the other, as the template has the roles.
      order: 'preserved',
      submitters: signers.map(({ role, name, email }, index) => ({
        role,
        name,
        email,
        external_id: externalIdOf({ organizationId, agreementId }, index),
      })),
    });
    const created = Created.safeParse(await jsonOf(response));
    if (!response.ok)
      throw new ESignFailed(`Docuseal refused the agreement (${response.status}).`, !FINAL.includes(response.status));
    if (!created.success) throw new ESignFailed(`Docuseal answered ${response.status} without a submission.`);
    return String(created.data[0]?.submission_id);
  },
  find: async (of) => {
    const response = await call('GET', `/submitters?external_id=${encodeURIComponent(externalIdOf(of, 0))}`);
    const found = response.ok ? Found.safeParse(await jsonOf(response)) : undefined;
    if (found?.success !== true) throw new ESignFailed(`Docuseal answered ${response.status} to what it has.`);
    // Should there be several, the first is the one that is known.
    const ids = found.data.data.flatMap((signer) => (signedBy(signer.external_id) ? [signer.submission_id] : []));
    return ids.length === 0 ? undefined : String(Math.min(...ids));
  },
  archive: async (submissionId) => {
    const response = await call('DELETE', `/submissions/${encodeURIComponent(submissionId)}`);
    await response.body?.cancel();
    if (!response.ok && response.status !== 404) throw new ESignFailed(`Docuseal answered ${response.status}.`);
  },
  read: ({ body, header, now }) =>
    isFromDocuseal({ body, header, now }, webhookSecret) ? readDocusealNotice(body) : undefined,
});

const jsonOf = (response: Response): Promise<unknown> => response.json().catch(() => undefined);
