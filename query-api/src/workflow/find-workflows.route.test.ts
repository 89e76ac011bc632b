import { DAY, partner } from '@partneros/domain';
import { createPartnerCommand, welcomeDefinition } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';
import { act, activate, create, remove, runOnce, save } from './workflow-queries.examples.ts';

interface Page {
  readonly workflows: readonly { readonly id: string; readonly [field: string]: unknown }[];
  readonly summary: object;
  readonly nextCursor: string | null;
}

describe('find workflows over HTTP', () => {
  let api: ServedQueryApi;

  beforeEach(async () => {
    api = await serveQueryApi();
    await act(api, create('w-1', { name: 'Überraschung' }));
    await act(api, save('w-1'));
    await act(api, activate('w-1'));
    await act(api, create('w-2', { name: 'alert', stage: 'execute', createdBy: 'user-2' }));
    await act(api, create('w-3', { name: 'Renewal', createdBy: 'user-3' }));
    await act(api, create('w-1', { name: 'Theirs' }), 'org-2');
  });
  afterEach(() => api.close());

  const read = async (search = '') => (await api.read<Page>(`/api/workflows${search}`)).body;
  const idsOf = async (search: string) => (await read(search)).workflows.map(({ id }) => id);

  it('shows each workflow without its definition, by name', async () => {
    const page = await read();
    expect(page.workflows.map(({ id }) => id)).to.deep.equal(['w-2', 'w-3', 'w-1']);
    expect(page.workflows[2]).to.deep.equal({
      id: 'w-1',
      organizationId: 'org-1',
      name: 'Überraschung',
      description: null,
      stage: 'onboard',
      status: 'active',
      ownerId: 'user-1',
      latestVersion: 2,
      publishedVersion: 2,
      inFlight: null,
      version: 3,
      createdAt: '2026-05-16T12:00:00.000Z',
      updatedAt: '2026-05-16T12:00:00.000Z',
      lastRunId: null,
      lastRunAt: null,
      lastRunStatus: null,
      minutesSavedPerWeek: 0,
      minutesSavedBasis: 'measured',
    });
  });

  it('sums up the organization on the cards, whatever is searched for', async () => {
    expect((await read('?search=nothing')).summary).to.deep.equal({
      activeWorkflows: 1,
      creators: 3,
      minutesSavedPerWeek: 0,
    });
  });

  it('counts the minutes of the last seven days, and of no longer', async () => {
    await runOnce(api, 'w-1');
    api.clock.advance(DAY);
    await runOnce(api, 'w-1');
    const figures = async () => {
      const { workflows, summary } = await read();
      return [workflows[2]?.minutesSavedPerWeek, (summary as { minutesSavedPerWeek: number }).minutesSavedPerWeek];
    };
    expect(await figures()).to.deep.equal([10, 10]);
    api.clock.advance(6 * DAY);
    expect(await figures()).to.deep.equal([5, 5]);
    api.clock.advance(DAY);
    expect(await figures()).to.deep.equal([0, 0]);
  });

  it('expects in the first week what a run saves times how often its trigger came about in four weeks', async () => {
    const day = (partnerId: string) => api.execute(partner, partnerId, createPartnerCommand({ partnerId }));
    const figures = async () => {
      const { workflows, summary } = await read();
      const [, , row] = workflows;
      return [
        row?.minutesSavedPerWeek,
        row?.minutesSavedBasis,
        (summary as { minutesSavedPerWeek: number }).minutesSavedPerWeek,
      ];
    };
    for (const partnerId of ['p-1', 'p-2', 'p-3']) await day(partnerId);
    await api.execute(partner, 'p-9', createPartnerCommand({ partnerId: 'p-9' }), { organizationId: 'org-2' });
    expect(await figures()).to.deep.equal([8, 'expected', 8]);
    await runOnce(api, 'w-1');
    await runOnce(api, 'w-1');
    expect(await figures()).to.deep.equal([10, 'measured', 10]);
    api.clock.advance(7 * DAY);
    expect(await figures()).to.deep.equal([0, 'measured', 0]);
  });

  it('counts only what the filters of the trigger let through, and what is recent enough', async () => {
    await api.execute(partner, 'p-1', createPartnerCommand({ partnerId: 'p-1', stage: 'recruit' }));
    const move = (stage: string) =>
      api.execute(partner, 'p-1', { type: 'ChangePartnerStage', data: { partnerId: 'p-1', stage } });
    for (const stage of ['enable', 'execute', 'Enable', 'execute']) await move(stage);
    api.clock.advance(28 * DAY + 1);
    for (const stage of ['enable', 'execute', 'Enable', 'execute']) await move(stage);
    await act(api, create('w-4', { name: 'zzz' }));
    const trigger = { trigger: 'partner_stage_changed', toStage: 'ENABLE' };
    const nodes = welcomeDefinition.nodes.map((node) => (node.type === 'trigger' ? { ...node, data: trigger } : node));
    await act(api, save('w-4', { ...welcomeDefinition, nodes }));
    await act(api, activate('w-4'));
    expect((await read('?search=zzz')).workflows[0]).to.deep.include({
      minutesSavedPerWeek: 5,
      minutesSavedBasis: 'expected',
    });
  });

  it('expects nothing of a trigger whose events are each meant for one workflow', async () => {
    await act(api, create('w-4', { name: 'zzz' }));
    const trigger = { trigger: 'partner_inactive', days: 30 };
    const nodes = welcomeDefinition.nodes.map((node) => (node.type === 'trigger' ? { ...node, data: trigger } : node));
    await act(api, save('w-4', { ...welcomeDefinition, nodes }));
    await act(api, activate('w-4'));
    expect((await read('?search=zzz')).workflows[0]).to.deep.include({
      minutesSavedPerWeek: 0,
      minutesSavedBasis: 'measured',
    });
  });

  it('says when it last ran, and how that went', async () => {
    await runOnce(api, 'w-1');
    expect((await read()).workflows[2]).to.deep.include({
      lastRunAt: '2026-05-16T12:00:00.000Z',
      lastRunStatus: 'succeeded',
    });
  });

  it('searches names, and filters by stage, status and owner', async () => {
    expect(await idsOf('?search=uberra')).to.deep.equal(['w-1']);
    expect(await idsOf('?stage=onboard')).to.deep.equal(['w-3', 'w-1']);
    expect(await idsOf('?status=draft')).to.deep.equal(['w-2', 'w-3']);
    expect(await idsOf('?stage=onboard&status=active')).to.deep.equal(['w-1']);
    expect(await idsOf('?ownerId=user-2')).to.deep.equal(['w-2']);
  });

  it('pages in any order', async () => {
    const first = await read('?limit=2&sort=-name');
    expect(first.workflows.map(({ id }) => id)).to.deep.equal(['w-1', 'w-3']);
    expect(await idsOf(`?limit=2&sort=-name&cursor=${first.nextCursor}`)).to.deep.equal(['w-2']);
  });

  it('shows no deleted workflow, neither in the list nor on the cards', async () => {
    await act(api, remove('w-1'));
    const { workflows, summary } = await read();
    expect(workflows.map(({ id }) => id)).to.deep.equal(['w-2', 'w-3']);
    expect(summary).to.deep.equal({ activeWorkflows: 0, creators: 2, minutesSavedPerWeek: 0 });
  });

  it('is empty in an organization without workflows', async () => {
    const as = { userId: 'user-9', organizationId: 'org-3', role: 'viewer' } as const;
    const { body } = await api.read<Page>('/api/workflows', { as });
    expect(body).to.deep.equal({
      workflows: [],
      summary: { activeWorkflows: 0, creators: 0, minutesSavedPerWeek: 0 },
      nextCursor: null,
    });
  });

  it('is not for partners', async () => {
    const as = { userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId: 'partner-1' } as const;
    expect((await api.read('/api/workflows', { as })).status).to.equal(403);
  });

  it('refuses what it does not know', async () => {
    for (const search of ['?stage=retire', '?status=deleted', '?sort=colour', '?colour=red'])
      expect((await api.read(`/api/workflows${search}`)).status).to.equal(400);
  });
});
