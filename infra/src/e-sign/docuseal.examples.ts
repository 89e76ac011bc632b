import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the double saw it. */
export interface DocusealCall {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects; anything else fails it.
  readonly body: any;
}

/** Docuseal's API as far as templates need it, over a real socket. */
export interface DocusealDouble {
  readonly url: string;
  readonly calls: readonly DocusealCall[];
  /** Names by id. */
  readonly templates: ReadonlyMap<number, string>;
  /** Answers everything with this from now on, or not at all with 0; without it, as usual again. */
  answer(scripted?: { readonly status: number; readonly body: string }): void;
  close(): Promise<void>;
}

/** The token that the double takes. */
export const DOCUSEAL_TOKEN = 'docuseal-token-1';

/** Starts a double. */
export const startDocuseal = async (): Promise<DocusealDouble> => {
  const calls: DocusealCall[] = [];
  const templates = new Map<number, string>();
  const byExternalId = new Map<string, number>();
  let scripted: { readonly status: number; readonly body: string } | undefined;

  const answer = ({ method, path, token, body }: DocusealCall): { status: number; body: object } => {
    if (token !== DOCUSEAL_TOKEN) return { status: 401, body: { error: 'Not authenticated' } };
    if (method === 'POST' && path === '/api/templates/pdf') {
      const id = byExternalId.get(body.external_id) ?? 1_000_001 + byExternalId.size;
      byExternalId.set(body.external_id, id);
      templates.set(id, body.name);
      return { status: 200, body: { id, slug: 'x', name: body.name, external_id: body.external_id } };
    }
    const id = Number(/^\/api\/templates\/(\d+)$/.exec(path)?.[1]);
    if (method !== 'DELETE' || !templates.delete(id)) return { status: 404, body: { error: 'Template not found' } };
    return { status: 200, body: { id, archived_at: '2026-05-16T12:00:00.000Z' } };
  };

  const server = createServer((req, res) => {
    let text = '';
    req.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
    req.on('end', () => {
      const token = req.headers['x-auth-token'];
      const call: DocusealCall = {
        method: req.method ?? '',
        path: req.url ?? '',
        token: typeof token === 'string' ? token : undefined,
        body: text === '' ? undefined : JSON.parse(text),
      };
      calls.push(call);
      if (scripted?.status === 0) return;
      const { status, body } = scripted ?? answer(call);
      res.writeHead(status, { 'content-type': 'application/json' });
      res.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    calls,
    templates,
    answer: (next) => {
      scripted = next;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
