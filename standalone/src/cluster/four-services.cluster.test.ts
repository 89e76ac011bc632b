import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, openCluster, type ServiceName } from './open-cluster.ts';
import { openServers, type Servers } from './open-servers.ts';
import { partneros, runToEnd } from './run-to-end.ts';
import { mainOf } from './server-process.ts';
import { until } from './until.ts';

const WELCOME = {
  nodes: [
    { id: 't', type: 'trigger', position: { x: 0, y: 0 }, data: { trigger: 'partner_created' } },
    {
      id: 'mail',
      type: 'send_email',
      position: { x: 0, y: 0 },
      data: { to: 'primary_contact', subject: 'Welcome {{partner.name}}', body: 'Hi' },
    },
    { id: 'wait', type: 'delay', position: { x: 0, y: 0 }, data: { amount: 2, unit: 'seconds' } },
    { id: 'task', type: 'create_task', position: { x: 0, y: 0 }, data: { title: 'Call {{partner.name}}' } },
  ],
  edges: [
    { id: '1', source: 't', target: 'mail' },
    { id: '2', source: 'mail', target: 'wait' },
    { id: '3', source: 'wait', target: 'task' },
  ],
};

interface ListedPartner {
  readonly id: string;
  readonly tier: string | null;
  readonly tierSource: string | null;
}

interface Listed {
  readonly workflow: { readonly id: string };
  readonly partners: readonly ListedPartner[];
  readonly partner: ListedPartner;
  readonly deal: { readonly id: string };
  readonly trackId: string;
  readonly tierId: string;
  readonly tierPreview: { readonly moved: number };
  readonly events: readonly { readonly data: { readonly partnerId: string } }[];
  readonly runs: readonly { readonly status: string; readonly partnerId: string }[];
  readonly mails: readonly { readonly subject: string }[];
  readonly tasks: readonly { readonly title: string }[];
}

describe('four services over EventStoreDB and MongoDB', () => {
  let folder: string;
  let servers: Servers;
  let cluster: Cluster;
  let env: Record<string, string>;
  let cookie = '';
  let workflowId: string;
  let created = 0;

  const service = (name: ServiceName) => {
    const found = cluster.services.get(name);
    if (found === undefined) throw new Error(`there is no ${name}`);
    return found;
  };

  const call = async (method: string, path: string, json?: unknown): Promise<{ body: Listed; answer: Response }> => {
    const headers = { cookie, ...(json === undefined ? {} : { 'content-type': 'application/json' }) };
    const answer = await fetch(`${cluster.url}${path}`, {
      method,
      headers,
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    const body = (await answer.json()) as Listed;
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status} ${JSON.stringify(body)}`);
    return { body, answer };
  };

  const createPartner = async () => {
    created += 1;
    const primaryContact = { firstName: 'Ada', lastName: 'Lovelace', email: `ada${created}@acme.example` };
    return call('POST', '/api/partners', { name: `Acme ${created}`, primaryContact });
  };

  const runs = async () => (await call('GET', `/api/workflows/${workflowId}/runs?limit=100`)).body.runs;
  const allSucceed = () =>
    until(`${created} runs have succeeded`, async () => {
      const all = await runs();
      return all.length === created && all.every(({ status }) => status === 'succeeded');
    });
  const once = async () => {
    const tasks = (await call('GET', '/api/tasks?limit=100')).body.tasks.map(({ title }) => title);
    const mails = (await call('GET', '/api/outbox?limit=100')).body.mails.map(({ subject }) => subject);
    equal(new Set(tasks).size, created);
    equal(tasks.length, created);
    equal(mails.length, created);
    equal(new Set((await runs()).map(({ partnerId }) => partnerId)).size, created);
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partneros-services-'));
    servers = await openServers(folder);
    env = { DATA_DIR: folder, SESSION_SECRET: 's'.repeat(32), ...servers.env };
    cluster = await openCluster({
      servers,
      dataDir: folder,
      logFile: join(folder, 'services.log'),
      engines: 2,
      env: { LOG_LEVEL: 'error' },
    });
    cluster.start();
    await service('workflow-engine-2').kill();
    for (const [name, one] of cluster.services) if (name !== 'workflow-engine-2') await one.ready();
  });

  after(async () => {
    await cluster.close();
    await servers.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('take a command in one, show it in another, and carry a workflow out in a third', async () => {
    const signedUp = await call('POST', '/api/auth/sign-up/email', {
      email: 'ann@example.com',
      password: 'correct horse battery',
      name: 'Ann',
      organizationName: 'Example',
    });
    cookie = signedUp.answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    workflowId = (await call('POST', '/api/workflows', { name: 'Welcome', stage: 'onboard' })).body.workflow.id;
    await call('PUT', `/api/workflows/${workflowId}/definition`, WELCOME);
    await call('POST', `/api/workflows/${workflowId}/status`, { status: 'active' });

    const position = (await createPartner()).answer.headers.get('x-event-position');
    // A list that is behind for seconds says so, and is asked again.
    await until('the list shows the partner', async () => {
      const answer = await fetch(`${cluster.url}/api/partners?atLeast=${position}`, { headers: { cookie } });
      const { partners } = (await answer.json()) as Partial<Listed>;
      equal([200, 503].includes(answer.status), true);
      return partners?.length === 1;
    });
    await allSucceed();
    await once();
  });

  it('go on where they were when each of the followers is killed in the middle of a delay', async () => {
    for (const name of ['workflow-engine', 'projections'] as const) {
      await createPartner();
      await until('the run waits', async () => (await runs()).some(({ status }) => status === 'waiting'));
      await service(name).kill();
      service(name).start();
      await service(name).ready();
      await allSucceed();
    }
    await once();
  });

  it('do everything once with two engines side by side', async () => {
    service('workflow-engine-2').start();
    await service('workflow-engine-2').ready();
    await Promise.all(Array.from({ length: 10 }, createPartner));
    await allSucceed();
    await once();
  });

  it('move a partner to the tier that it earns, once, and say so where the programme is asked', async () => {
    const program = '/api/program';
    const { trackId } = (await call('POST', `${program}/tracks`, { name: 'Sell', slug: 'sell' })).body;
    const rules = [{ fact: 'won_deals', atLeast: 1, withinDays: 365 }];
    for (const [name, requirements] of [
      ['Registered', []],
      ['Silver', [{ anyOf: rules }]],
    ] as const) {
      const { tierId } = (await call('POST', `${program}/tracks/${trackId}/tiers`, { name })).body;
      await call('PUT', `${program}/tiers/${tierId}/requirements`, { requirements });
    }
    await call('PUT', `${program}/evaluation`, { automatic: true, demotion: 'immediate', graceDays: 30 });
    const tiers = async () => (await call('GET', '/api/partners?limit=100')).body.partners.map(({ tier }) => tier);
    await until('everybody has the lowest tier', async () => (await tiers()).every((tier) => tier === 'Registered'));

    const partnerId = (await call('GET', '/api/partners?limit=1')).body.partners[0]?.id;
    const amount = { minor: 100_000, currency: 'EUR' };
    const { deal } = (await call('POST', '/api/deals', { partnerId, name: 'A deal', amount })).body;
    await call('POST', `/api/deals/${deal.id}/close-won`);
    const one = async () => (await call('GET', `/api/partners/${partnerId}`)).body.partner;
    await until('the partner has moved', async () => (await one()).tier === 'Silver');
    equal((await one()).tierSource, 'automatic');
    const { events } = (await call('GET', '/api/events?limit=1000&type=PartnerTierEvaluated')).body;
    equal(events.filter(({ data }) => data.partnerId === partnerId).length, 2);
    equal(events.length, created + 1);
    equal((await call('POST', `${program}/preview`, {})).body.tierPreview.moved, 0);
  });

  it('run one backtest of an organization at a time, whichever engine is asked, also after one is killed', async () => {
    interface Tried {
      readonly backtestId: string;
      readonly backtest: { readonly startedAt: string; readonly finishedAt: string | null };
    }
    const path = `/api/workflows/${workflowId}/backtest`;
    const ask = async (engine: ServiceName, key: string) => {
      const answer = await fetch(`${service(engine).url}${path}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({ from: '2020-01-01T00:00:00.000Z', to: new Date().toISOString() }),
      });
      return { status: answer.status, body: (await answer.json()) as Tried };
    };
    const over = async ({ backtestId }: Tried) => {
      let found: Tried['backtest'] | undefined;
      await until('it is over', async () => {
        const answer = await fetch(`${cluster.url}${path}s/${backtestId}`, { headers: { cookie } });
        found = ((await answer.json()) as Tried).backtest;
        return found.finishedAt !== null;
      });
      return found;
    };
    for (let round = 0; round < 2; round += 1) {
      const asked = await Promise.all([ask('workflow-engine', `a-${round}`), ask('workflow-engine-2', `b-${round}`)]);
      const started = asked.filter(({ status }) => status === 202);
      const ran = (await Promise.all(started.map(({ body }) => over(body)))).map((one) => one as Tried['backtest']);
      const [first, second] = ran.toSorted((one, other) => (one.startedAt < other.startedAt ? -1 : 1));
      equal(first !== undefined, true);
      equal(second === undefined || second.startedAt >= String(first?.finishedAt), true);
    }

    await ask('workflow-engine-2', 'of-the-dead');
    await service('workflow-engine-2').kill();
    await until('the other engine may', async () => (await ask('workflow-engine', 'of-the-living')).status === 202);
    service('workflow-engine-2').start();
    await service('workflow-engine-2').ready();
  });

  it('document the whole API in each of the two', async () => {
    const paths = async (name: 'command-api' | 'query-api') =>
      ((await (await fetch(`${service(name).url}/api/openapi.json`)).json()) as { paths: Record<string, object> })
        .paths;
    const methods = Object.keys((await paths('query-api'))['/api/partners'] ?? {});
    deepEqual(methods.toSorted(), ['get', 'post']);
    deepEqual(await paths('command-api'), await paths('query-api'));
  });

  it('can be moved to the embedded store, and back, without loss', async () => {
    for (const one of cluster.services.values()) await one.kill();
    const file = (name: string) => join(folder, name);
    const embedded = { DATA_DIR: file('embedded') };
    await mkdir(file('other'));
    const others = await openServers(file('other'), {});
    const other = { ...env, ...others.env };

    await partneros(['export', file('first')], env);
    await partneros(['import', file('first')], embedded);
    await partneros(['export', file('second')], embedded);
    await partneros(['import', file('second')], other);
    await partneros(['export', file('third')], other);
    const lines = async (name: string) => (await readFile(file(name), 'utf8')).trim().split('\n');
    const events = async (name: string) => (await lines(name)).filter((line) => line.includes('"kind":"event"'));
    // What is held for seconds may have expired in between.
    const records = async (name: string) =>
      (await lines(name)).filter((line) => line.includes('"kind":"record"') && !line.includes('-lease"')).toSorted();
    deepEqual(await events('second'), await events('first'));
    deepEqual(await events('third'), await events('first'));
    deepEqual(await records('third'), await records('first'));
    equal((await events('first')).length > 100, true);
    await others.close();
  });

  it('refuse, in one line, what they cannot start with', async () => {
    const { EVENTSTOREDB_URL: _url, ...without } = env;
    for (const [wrong, line] of [
      [without, /^command-api cannot start: EVENTSTOREDB_URL must be set for a service of several; .*\n$/],
      [
        { ...env, MONGODB_URL: 'mongodb://127.0.0.1:1/x' },
        /^command-api cannot start: MongoDB at 127\.0\.0\.1:1 cannot be used: .*\n$/,
      ],
      [
        { ...env, EVENTSTOREDB_URL: 'esdb://127.0.0.1:1?tls=false' },
        /^command-api cannot start: EVENTSTOREDB_URL cannot be used: .*\n$/,
      ],
    ] as const) {
      const { code, said } = await runToEnd(mainOf('command-api'), [], wrong);
      deepEqual([code, said.split('\n').length], [1, 2], said);
      match(said, line);
    }
  });
});
