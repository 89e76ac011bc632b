import { expect } from 'chai';
import { createAcme } from '../partner/partner-api.examples.ts';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import { sendJson } from '../testing/send-json.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

const PATH = '/api/program';
const send = sendJson<'program'>;
const TRACK = { name: 'Sell', slug: 'sell' };

/** The programme as an answer shows it, as far as this test looks. */
interface Answered {
  readonly id: string;
  readonly version: number;
  readonly segments: readonly { readonly segmentId: string; readonly partnerIds: readonly string[] }[];
  readonly tracks: readonly {
    readonly trackId: string;
    readonly name: string;
    readonly tiers: readonly { readonly tierId: string; readonly name: string; readonly requirements: unknown }[];
  }[];
  readonly evaluation: object;
}

describe('the programme over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  const act = async (path: string, json: unknown = {}, request: Parameters<typeof send>[3] = {}) => {
    const { status, headers, body } = await send(api, `${PATH}${path}`, json, request);
    return { status, headers, body: body as unknown as { program: Answered; code?: string } & Record<string, string> };
  };
  const track = async (over: object = {}) => (await act('/tracks', { ...TRACK, ...over })).body.trackId ?? '';
  const tier = async (trackId: string, name: string) =>
    (await act(`/tracks/${trackId}/tiers`, { name })).body.tierId ?? '';

  it('defines a track with tiers, renames one, puts them in order and ends them', async () => {
    const trackId = await track();
    const silver = await tier(trackId, 'Silver');
    const gold = await tier(trackId, 'Gold');
    const renamed = await act(`/tiers/${gold}`, { name: 'Premier' }, { method: 'PATCH' });
    expect(renamed.body.program).to.deep.include({ id: 'org-1', version: 4, segments: [] });
    const ordered = await act(`/tracks/${trackId}/order-tiers`, { tierIds: [gold, silver] });
    expect(ordered.body.program.tracks[0]?.tiers.map(({ name }) => name)).to.deep.equal(['Premier', 'Silver']);
    const ended = await act(`/tiers/${silver}/archive`);
    expect(ended.body.program.tracks[0]?.tiers.map(({ name }) => name)).to.deep.equal(['Premier']);
    expect((await act(`/tracks/${trackId}/archive`)).body.program.tracks).to.deep.equal([]);
  });

  it('says what earns a tier, and keeps the ids of what stays', async () => {
    const gold = await tier(await track(), 'Gold');
    const rule = { fact: 'won_deal_amount', atLeast: { minor: 100_000, currency: 'EUR' }, withinDays: 365 };
    const put = (requirements: unknown) => act(`/tiers/${gold}/requirements`, { requirements }, { method: 'PUT' });
    const first = (await put([{ anyOf: [rule] }])).body.program.tracks[0]?.tiers[0]?.requirements as {
      requirementId: string;
    }[];
    expect(first).to.have.length(1);
    const again = await put([{ anyOf: [rule] }]);
    expect(again.body.program.tracks[0]?.tiers[0]?.requirements).to.deep.equal(first);
    expect(await api.events('TierRequirementsChanged')).to.have.length(1);
    for (const wrong of [
      [{ anyOf: [] }],
      [{ anyOf: [{ fact: 'luck', atLeast: 1 }] }],
      [{ anyOf: [{ fact: 'won_deals', atLeast: 0, withinDays: null }] }],
      [{ anyOf: [{ fact: 'won_deals', atLeast: 1, withinDays: 0 }] }],
      'everything',
    ])
      expect((await put(wrong)).status, JSON.stringify(wrong)).to.equal(400);
  });

  it('takes partners into a segment by hand that are there', async () => {
    const { id } = await createAcme(api);
    const segment = await act('/segments', { name: 'Cloud', family: 'technology' });
    const { segmentId } = segment.body;
    const placed = await act(`/segments/${segmentId}/partners`, { partnerId: id });
    expect(placed.body.program.segments[0]?.partnerIds).to.deep.equal([id]);
    const missing = await act(`/segments/${segmentId}/partners`, { partnerId: 'nobody' });
    expect([missing.status, missing.body.code]).to.deep.equal([404, 'not_found']);
    const out = await act(`/segments/${segmentId}/partners/${id}`, undefined, { method: 'DELETE' });
    expect(out.body.program.segments[0]?.partnerIds).to.deep.equal([]);
  });

  it('refuses to give up a segment that a track is for, and rules that make no sense', async () => {
    const { segmentId } = (await act('/segments', { name: 'Cloud', family: 'technology' })).body;
    await track({ segmentId });
    const refused = await act(`/segments/${segmentId}`, undefined, { method: 'DELETE' });
    expect([refused.status, refused.body.code]).to.deep.equal([409, 'invalid_state']);
    for (const rule of [
      { field: 'type', operator: 'gte', value: 'reseller' },
      { field: 'employees', operator: 'between', value: [9, 1] },
      { field: 'regions', operator: 'includesAny', value: [] },
      { field: 'secret', operator: 'equals', value: 'x' },
    ])
      expect((await act('/segments', { name: 'X', family: 'market', rules: [rule] })).status).to.equal(400);
  });

  it('switches evaluation on', async () => {
    const evaluation = { automatic: true, demotion: 'after_grace', graceDays: 90 };
    const { status, body } = await act('/evaluation', evaluation, { method: 'PUT' });
    expect([status, body.program.evaluation]).to.deep.equal([200, evaluation]);
  });

  it('answers a repeat as the first time, refuses a stale version, and keeps to the organization', async () => {
    const key = { headers: { 'idempotency-key': 'key-1' } };
    const first = await act('/tracks', TRACK, key);
    const again = await act('/tracks', TRACK, key);
    expect([again.status, again.body]).to.deep.equal([201, first.body]);
    const stale = await act('/tracks', { name: 'Build', slug: 'build' }, { headers: { 'if-match': '"7"' } });
    expect([stale.status, stale.body.code]).to.deep.equal([409, 'version_conflict']);
    const foreign = await act(`/tracks/${first.body.trackId}/archive`, {}, { as: elsewhere });
    expect(foreign.status).to.equal(404);
  });

  it('is the affair of owners and admins', async () => {
    const member = { userId: 'user-2', organizationId: 'org-1', role: 'member' } as const;
    for (const as of [member, viewer, personOf('partner-1')])
      expect((await act('/tracks', TRACK, { as })).status).to.equal(403);
  });
});
