import { type ESign, ESignFailed } from '@partneros/domain';
import { z } from 'zod';
import { type DocusealOptions, docusealClient } from './docuseal-client.ts';
import { docusealSubmissions } from './docuseal-submissions.ts';

const Created = z.object({ id: z.union([z.int(), z.string().min(1)]) });

/** Signing at Docuseal, over its REST API. */
export const createDocuseal = (options: DocusealOptions): ESign => {
  const call = docusealClient(options);
  return {
    provider: 'docuseal',
    addTemplate: async ({ templateId, organizationId, name, pdf, fields }) => {
      const response = await call('POST', '/templates/pdf', {
        name,
        // One that has it already is replaced: a repeat makes no second one.
        external_id: `${organizationId}/${templateId}`,
        documents: [{ name, file: Buffer.from(pdf).toString('base64'), fields }],
      });
      const created = response.ok ? Created.safeParse(await response.json().catch(() => undefined)) : undefined;
      if (created?.success !== true) throw new ESignFailed(`Docuseal answered ${response.status} without a template.`);
      return String(created.data.id);
    },
    removeTemplate: async (providerId) => {
      const response = await call('DELETE', `/templates/${encodeURIComponent(providerId)}`);
      await response.body?.cancel();
      if (!response.ok && response.status !== 404) throw new ESignFailed(`Docuseal answered ${response.status}.`);
    },
    submissions: options.webhookSecret === undefined ? undefined : docusealSubmissions(call, options.webhookSecret),
  };
};
