import { DAY, NEW_DEFINITION } from '@partneros/domain';
import { branchByTierDefinition, welcomeDefinition } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';
import { act, activate, create, remove, runOnce, save } from './workflow-queries.examples.ts';

type Body = Readonly<Record<'workflow' | 'version', Readonly<Record<string, unknown>>>> & {
  readonly versions: readonly object[];
  readonly nextCursor: string | null;
};

describe('one workflow over HTTP', () => {
  let api: ServedQueryApi;

  beforeEach(async () => {
    api = await serveQueryApi();
    await act(api, create('w-1'));
    api.clock.advance(DAY);
    await act(api, save('w-1'));
    await act(api, activate('w-1'));
    api.clock.advance(DAY);
    await act(api, save('w-1', branchByTierDefinition));
  });
  afterEach(() => api.close());

  const get = (path: string) => api.read<Body>(`/api/workflows/${path}`);

  it('is shown with its definition and what came of its runs', async () => {
    await runOnce(api, 'w-1');
    const { status, body } = await get('w-1');
    expect(status).to.equal(200);
    expect(body.workflow).to.deep.include({
      name: 'Welcome',
      definition: branchByTierDefinition,
      latestVersion: 3,
      publishedVersion: 3,
      minutesSavedPerWeek: 5,
      lastRunStatus: 'succeeded',
    });
    expect(body.workflow).not.to.have.any.keys('versions', 'minutesByDay');
  });

  it('is shown as it was at any moment', async () => {
    const { body } = await get('w-1?asOf=2026-05-17T00:00:00Z');
    expect(body.workflow).to.deep.include({ status: 'draft', definition: NEW_DEFINITION, version: 1 });
    expect((await get('w-1?asOf=2026-05-16T00:00:00Z')).status).to.equal(404);
  });

  it('lists what was saved, newest first, page by page', async () => {
    const saved = (version: number, savedAt: string, publishedAt: string | null) => ({
      version,
      savedAt,
      savedBy: 'user-1',
      note: null,
      restoredFrom: null,
      publishedAt,
    });
    const [may16, may17, may18] = ['16', '17', '18'].map((day) => `2026-05-${day}T12:00:00.000Z`) as [
      string,
      string,
      string,
    ];
    expect((await get('w-1/versions?limit=2')).body).to.deep.equal({
      versions: [saved(3, may18, may18), saved(2, may17, may17)],
      nextCursor: '2',
    });
    expect((await get('w-1/versions?limit=2&cursor=2')).body).to.deep.equal({
      versions: [saved(1, may16, null)],
      nextCursor: null,
    });
  });

  it('shows an earlier version with what was saved', async () => {
    const { body } = await get('w-1/versions/2');
    expect(body.version).to.deep.include({ version: 2, definition: welcomeDefinition });
    for (const version of ['0', '4', 'x', '1.5', '-1'])
      expect((await get(`w-1/versions/${version}`)).status).to.equal(404);
  });

  it('is not found when nobody created it, when it is another organization’s, or when it was deleted', async () => {
    await act(api, create('w-2'), 'org-2');
    await act(api, create('w-3'));
    await act(api, remove('w-3'));
    for (const id of ['w-0', 'w-2', 'w-3'])
      for (const path of ['', '?asOf=2099-01-01T00:00:00Z', '/versions', '/versions/1']) {
        const { status, body } = await get(`${id}${path}`);
        expect([status, body], `${id}${path}`).to.deep.equal([
          404,
          { error: 'Workflow not found.', code: 'not_found' },
        ]);
      }
  });
});
