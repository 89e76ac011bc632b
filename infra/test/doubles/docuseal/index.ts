import { createHmac } from 'node:crypto';
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

/** Somebody who signs. */
export interface DocusealSubmitter {
  readonly id: number;
  readonly submission_id: number;
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly external_id: string | null;
  completed_at: string | null;
  declined_at: string | null;
  decline_reason: string | null;
}

/** An agreement. */
export interface DocusealSubmission {
  readonly id: number;
  readonly template_id: number;
  readonly submitters: readonly DocusealSubmitter[];
  archived_at: string | null;
}

/** A webhook, ready to be sent. */
export interface DocusealWebhook {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Docuseal's API as far as templates and submissions need it, over a real socket. */
export interface DocusealDouble {
  readonly url: string;
  readonly calls: readonly DocusealCall[];
  /** Names by id. */
  readonly templates: ReadonlyMap<number, string>;
  readonly submissions: ReadonlyMap<number, DocusealSubmission>;
  /** Answers everything with this from now on, or not at all with 0; without it, as usual again. */
  answer(scripted?: { readonly status: number; readonly body: string }): void;
  /** Does what is asked, and says nothing: the connection breaks. */
  loseAnswers(lost: boolean): void;
  /** Somebody signs; answers the webhook that says so. */
  sign(submissionId: number, role: string, at: string): DocusealWebhook;
  decline(submissionId: number, role: string, at: string, reason: string): DocusealWebhook;
  /** A webhook about a submission as a whole: `submission.completed`, `submission.expired`, … */
  tell(event: string, submissionId: number, at: string): DocusealWebhook;
  close(): Promise<void>;
}

/** The token that the double takes. */
export const DOCUSEAL_TOKEN = 'docuseal-token-1';
/** The secret that its webhooks are signed with. */
export const DOCUSEAL_WEBHOOK_SECRET = 'docuseal-webhook-secret-1';

const FIRST_ID = 1_000_001;

/** A webhook as Docuseal signs it, at a moment. */
export const docusealWebhook = (content: object, at: string, secret = DOCUSEAL_WEBHOOK_SECRET): DocusealWebhook => {
  const body = JSON.stringify(content);
  const seconds = Math.floor(Date.parse(at) / 1_000);
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return {
    body,
    headers: { 'content-type': 'application/json', 'x-docuseal-signature': `${seconds}.${digest}` },
  };
};

/** Starts a double. */
export const startDocuseal = async (): Promise<DocusealDouble> => {
  const calls: DocusealCall[] = [];
  const templates = new Map<number, string>();
  const byExternalId = new Map<string, number>();
  const submissions = new Map<number, DocusealSubmission>();
  let scripted: { readonly status: number; readonly body: string } | undefined;
  let losing = false;

  const submit = ({ template_id, submitters }: DocusealCall['body']): DocusealSubmission => {
    const id = FIRST_ID + submissions.size;
    const submission: DocusealSubmission = {
      id,
      template_id,
      archived_at: null,
      submitters: submitters.map(
        (signer: Pick<DocusealSubmitter, 'role' | 'name' | 'email' | 'external_id'>, n: number) => ({
          ...signer,
          id: id * 10 + n,
          submission_id: id,
          completed_at: null,
          declined_at: null,
          decline_reason: null,
        }),
      ),
    };
    submissions.set(id, submission);
    return submission;
  };

  const answer = ({ method, path, token, body }: DocusealCall): { status: number; body: object } => {
    if (token !== DOCUSEAL_TOKEN) return { status: 401, body: { error: 'Not authenticated' } };
    const { pathname, searchParams } = new URL(path, 'http://docuseal');
    if (method === 'POST' && pathname === '/api/templates/pdf') {
      const id = byExternalId.get(body.external_id) ?? FIRST_ID + byExternalId.size;
      byExternalId.set(body.external_id, id);
      templates.set(id, body.name);
      return { status: 200, body: { id, slug: 'x', name: body.name, external_id: body.external_id } };
    }
    if (method === 'POST' && pathname === '/api/submissions')
      return templates.has(body.template_id)
        ? { status: 200, body: submit(body).submitters }
        : { status: 404, body: { error: 'Template not found' } };
    if (method === 'GET' && pathname === '/api/submitters') {
      const all = [...submissions.values()].flatMap(({ submitters }) => submitters);
      const data = all.filter(({ external_id }) => external_id === searchParams.get('external_id'));
      return { status: 200, body: { data, pagination: { count: data.length, next: null, prev: null } } };
    }
    const submission = submissions.get(Number(/^\/api\/submissions\/(\d+)$/.exec(pathname)?.[1]));
    if (method === 'DELETE' && submission !== undefined) {
      submission.archived_at = '2026-05-16T12:00:00.000Z';
      return { status: 200, body: { id: submission.id, archived_at: submission.archived_at } };
    }
    const id = Number(/^\/api\/templates\/(\d+)$/.exec(pathname)?.[1]);
    if (method !== 'DELETE' || !templates.delete(id)) return { status: 404, body: { error: 'Not found' } };
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
      if (losing && call.method === 'POST') {
        res.destroy();
        return;
      }
      res.writeHead(status, { 'content-type': 'application/json' });
      res.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const submissionOf = (id: number): DocusealSubmission => {
    const found = submissions.get(id);
    if (found === undefined) throw new Error(`there is no submission ${id}`);
    return found;
  };
  const signerOf = (id: number, role: string): DocusealSubmitter => {
    const found = submissionOf(id).submitters.find((signer) => signer.role === role);
    if (found === undefined) throw new Error(`nobody signs as ${role}`);
    return found;
  };

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    calls,
    templates,
    submissions,
    answer: (next) => {
      scripted = next;
    },
    loseAnswers: (lost) => {
      losing = lost;
    },
    sign: (submissionId, role, at) => {
      const signer = signerOf(submissionId, role);
      signer.completed_at = at;
      return docusealWebhook(
        { event_type: 'form.completed', timestamp: at, data: { ...signer, status: 'completed' } },
        at,
      );
    },
    decline: (submissionId, role, at, reason) => {
      const signer = signerOf(submissionId, role);
      signer.declined_at = at;
      signer.decline_reason = reason;
      return docusealWebhook(
        { event_type: 'form.declined', timestamp: at, data: { ...signer, status: 'declined' } },
        at,
      );
    },
    tell: (event, submissionId, at) =>
      docusealWebhook({ event_type: event, timestamp: at, data: submissionOf(submissionId) }, at),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
