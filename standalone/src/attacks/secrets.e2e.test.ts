import { deepEqual, equal, ok } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { PASSWORD, startVictim, type Victim } from '../testing/victim.ts';

const SECRETS = {
  password: PASSWORD,
  'new password': 'CANARY-password-2',
  'webhook secret': 'CANARY-webhook-secret',
  'Slack token': 'xoxb-CANARY-slack-token',
  'session secret': 'CANARY-session-secret-of-32-signs!',
} as const;

describe('what is secret', function () {
  this.timeout(30_000);
  let victim: Victim;
  const answers: string[] = [];
  const secrets = new Map<string, string>(Object.entries(SECRETS));

  before(async () => {
    victim = await startVictim({
      SLACK_BOT_TOKEN: SECRETS['Slack token'],
      SESSION_SECRET: SECRETS['session secret'],
    });
  });
  after(() => victim.remove());

  const call = async (...[path, request]: Parameters<Victim['call']>) => {
    const answer = await victim.call(path, request);
    answers.push(`${path} ${answer.text}`);
    return answer;
  };

  it('is used all through somebody’s day', async () => {
    const { cookie } = await victim.signUp('ada', 'Acme');
    secrets.set('first session', cookie.slice('session_token='.length));
    const post = (path: string, json: object, method = 'POST') => call(path, { json, method, cookie });
    const { workflow } = (await post('/api/workflows', { name: 'W', stage: 'onboard' })).body;
    const node = (id: string, type: string, data: object) => ({ id, type, data, position: { x: 0, y: 0 } });
    const nodes = [
      node('t', 'trigger', { trigger: 'manual' }),
      node('hook', 'webhook', { url: 'http://10.0.0.1/', secret: SECRETS['webhook secret'] }),
      node('mail', 'send_email', {
        to: 'x@example.com',
        subject: 's',
        body: '{{event}} {{workflow}} {{run}} {{trigger}}',
      }),
    ];
    const edges = nodes.slice(1).map(({ id }) => ({ id: `e-${id}`, source: 't', target: id }));
    await post(`/api/workflows/${workflow.id}/definition`, { nodes, edges }, 'PUT');
    await post(`/api/workflows/${workflow.id}/status`, { status: 'active' });
    const { run } = (await post(`/api/workflows/${workflow.id}/run-once`, { mode: 'live' })).body;
    for (;;) {
      const seen = await call(`/api/workflow-runs/${run.id}`, { cookie });
      if (typeof seen.body.run?.finishedAt === 'string') break;
    }

    await call('/api/auth/forget-password', { json: { email: 'ada@example.com' } });
    const token = await resetToken();
    secrets.set('reset token', token);
    const newPassword = SECRETS['new password'];
    equal((await call('/api/auth/reset-password', { json: { token, newPassword } })).status, 200);
    // Whatever is in the wrong place, and refused, is not repeated.
    await call('/api/auth/sign-in/email', { json: { email: newPassword, password: { newPassword } } });
    await call('/api/auth/sign-up/email', { json: { [newPassword.slice(0, 0)]: newPassword } });
    const signedIn = await victim.call('/api/auth/sign-in/email', {
      json: { email: 'ada@example.com', password: newPassword },
    });
    secrets.set('second session', signedIn.cookie.slice('session_token='.length));
    for (const path of [
      '/api/events?limit=1000',
      '/api/deliveries',
      '/api/outbox',
      '/api/workflows',
      `/api/workflows/${workflow.id}`,
      `/api/workflows/${workflow.id}/versions/2`,
      `/api/workflow-runs/${run.id}`,
      '/api/auth/get-session',
      '/api/organization/members',
      '/readyz',
      '/api/openapi.json',
    ])
      equal((await call(path, { cookie: signedIn.cookie })).status, 200, path);
    await victim.stop();
  });

  const resetToken = async (): Promise<string> => {
    const folder = join(victim.dataDir, 'outbox', 'platform');
    for (;;) {
      for (const name of files(folder).filter((file) => file.endsWith('.eml'))) {
        const { text = '' } = await PostalMime.parse(readFileSync(name));
        const found = /reset-password\?token=([\w-]+)/.exec(text)?.[1];
        if (found !== undefined) return found;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  const files = (folder: string): readonly string[] => {
    try {
      return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
    } catch {
      return [];
    }
  };

  it('stands in no line of the log and in no later answer', () => {
    equal(secrets.size, 8);
    ok(victim.log.length > 20);
    for (const [name, secret] of secrets) {
      ok(!victim.log.join('').includes(secret), `the ${name} is in the log`);
      const told = answers.find((answer) => answer.includes(secret));
      equal(told, undefined, `the ${name} was answered`);
    }
  });

  it('is on disk only where it has to be: a signing secret in the database, a token in its mail', () => {
    const inFiles = new Map(
      files(victim.dataDir).map((name) => [
        name.slice(victim.dataDir.length + 1),
        readFileSync(name).toString('latin1'),
      ]),
    );
    const where = (secret: string) => [...inFiles].filter(([, text]) => text.includes(secret)).map(([name]) => name);
    for (const name of ['password', 'new password', 'Slack token', 'session secret', 'first session', 'second session'])
      deepEqual(where(secrets.get(name) ?? ''), [], `the ${name} is on disk`);
    for (const algorithm of ['md5', 'sha1', 'sha256'])
      deepEqual(where(createHash(algorithm).update(PASSWORD).digest('hex')), [], `${algorithm} of the password`);
    const mails = where(secrets.get('reset token') ?? '').map((name) =>
      /^outbox\/platform\/password-reset-.*\.eml$/.test(name),
    );
    deepEqual(mails, [true]);
    deepEqual(where(SECRETS['webhook secret']), ['partneros.db']);
  });
});
