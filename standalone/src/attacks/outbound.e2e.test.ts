import { deepEqual, equal } from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startVictim, type Victim } from '../testing/victim.ts';

const PRIVATE = [
  'http://169.254.169.254/latest/meta-data',
  'http://0x7f000002/',
  'http://[::ffff:7f00:1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://100.64.0.1/',
];

describe('an attacker of what workflows call', function () {
  this.timeout(30_000);
  // Workflows may call this machine here, so that they can be led elsewhere, and back.
  const visits: string[] = [];
  const elsewhere = createServer((req, res) => {
    visits.push(req.url ?? '');
    res.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
  });
  let victim: Victim;
  let cookie: string;

  before(async () => {
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    victim = await startVictim({ OUTBOUND_ALLOW: '127.0.0.1' });
    ({ cookie } = await victim.signUp('ada', 'Acme'));
  });
  after(async () => {
    await victim.stop();
    victim.remove();
    elsewhere.close();
  });

  const post = async (path: string, json: object, method = 'POST') =>
    (await victim.call(path, { json, method, cookie })).body;

  const activate = async (trigger: object, hooks: readonly object[]): Promise<string> => {
    const { workflow } = await post('/api/workflows', { name: 'W', stage: 'onboard' });
    const nodes = [
      { id: 't', type: 'trigger', position: { x: 0, y: 0 }, data: trigger },
      ...hooks.map((data, index) => ({
        id: `n${index}`,
        type: 'webhook',
        position: { x: 0, y: 0 },
        data: { secret: 'a-signing-secret', ...data },
      })),
    ];
    const edges = hooks.map((_, index) => ({ id: `e${index}`, source: 't', target: `n${index}` }));
    await post(`/api/workflows/${workflow.id}/definition`, { nodes, edges }, 'PUT');
    const { error } = await post(`/api/workflows/${workflow.id}/status`, { status: 'active' });
    equal(error, undefined);
    return workflow.id;
  };

  const finished = async (runId: string) => {
    for (;;) {
      const { run } = (await victim.call(`/api/workflow-runs/${runId}`, { cookie })).body;
      // Not there at all before the engine has seen that it is wanted.
      if (typeof run?.finishedAt === 'string') return run;
    }
  };

  it('is led into no private network, by no way of writing an address and by no redirect', async () => {
    const { port } = elsewhere.address() as AddressInfo;
    const urls = [...PRIVATE, `http://127.0.0.1:${port}/hook`];
    const workflowId = await activate(
      { trigger: 'manual' },
      urls.map((url) => ({ url })),
    );
    const { run } = await post(`/api/workflows/${workflowId}/run-once`, { mode: 'live' });
    const { steps } = await finished(run.id);
    const codes = (steps as readonly { readonly error: { readonly code: string } }[]).map(({ error }) => error.code);
    deepEqual(codes, [...PRIVATE.map(() => 'outbound_refused'), 'redirected']);
    deepEqual(visits, ['/hook']);
  });

  it('goes round no more than ten times by calling our own API with a session of its own', async () => {
    const partner = { name: 'Again', primaryContact: { firstName: 'A', lastName: 'B', email: 'a@b.example' } };
    const hook = {
      url: `http://127.0.0.1:${victim.port}/api/partners`,
      headers: { cookie },
      body: JSON.stringify(partner),
    };
    const workflowId = await activate({ trigger: 'partner_created' }, [hook]);
    await post('/api/partners', partner);
    for (;;) {
      const { runs } = (await victim.call(`/api/workflows/${workflowId}/runs?limit=100`, { cookie })).body;
      equal(runs.length <= 11, true);
      if ((runs as readonly { readonly status: string }[]).some(({ status }) => status === 'skipped')) break;
    }
    equal((await victim.call('/api/partners?limit=100', { cookie })).body.partners.length, 11);
  });
});
