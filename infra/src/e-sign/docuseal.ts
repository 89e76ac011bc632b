import { type ESign, ESignFailed } from '@partneros/domain';
import { z } from 'zod';

const TIMEOUT_MS = 15_000;
const Created = z.object({ id: z.union([z.int(), z.string().min(1)]) });

/** Signing at Docuseal, over its REST API. */
export const createDocuseal = (options: {
  /** Of the API: `https://api.docuseal.com`, or `https://sign.example.com/api` for one of one's own. */
  readonly url: string;
  readonly token: string;
  readonly timeoutMs?: number;
}): ESign => {
  const { url, token, timeoutMs = TIMEOUT_MS } = options;
  const call = async (method: 'POST' | 'DELETE', path: string, body?: object): Promise<Response> => {
    try {
      return await fetch(`${url.replace(/\/+$/, '')}${path}`, {
        method,
        headers: { 'x-auth-token': token, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch {
      throw new ESignFailed('Docuseal does not answer.');
    }
  };

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
  };
};
