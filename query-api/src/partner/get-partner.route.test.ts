import { partner } from '@partneros/domain';
import { createPartnerCommand } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

interface Answer {
  readonly partner: { readonly stage: string; readonly version: number };
}

describe('get partner', () => {
  let api: ServedQueryApi;
  const positions: bigint[] = [];

  const to = async (stage: string) => {
    const command = { type: 'ChangePartnerStage', data: { partnerId: 'partner-1', stage } } as const;
    const outcome = await api.execute(partner, 'partner-1', command);
    if (outcome.kind === 'recorded') positions.push(outcome.position);
  };
  const stageAt = async (query: string) => {
    const { status, body } = await api.read<Answer>(`/api/partners/partner-1?${query}`);
    return status === 200 ? body.partner.stage : status;
  };

  before(async () => {
    api = await serveQueryApi();
    api.clock.set('2026-05-01T00:00:00.000Z');
    await api.execute(partner, 'partner-1', createPartnerCommand());
    for (const [day, stage] of [
      ['02', 'onboard'],
      ['03', 'enable'],
    ] as const) {
      api.clock.set(`2026-05-${day}T00:00:00.000Z`);
      await to(stage);
    }
  });
  after(() => api.close());

  it('shows the partner as it is now, with its version', async () => {
    const { status, body } = await api.read<Answer>('/api/partners/partner-1');
    expect([status, body.partner.stage, body.partner.version]).to.deep.equal([200, 'enable', 3]);
    const response = await api.fetch('/api/partners/partner-1');
    expect(response.headers.get('etag')).to.equal('"3"');
  });

  it('shows it as of a moment, the moment included', async () => {
    expect(await stageAt('asOf=2026-05-01T23:59:59.999Z')).to.equal('recruit');
    expect(await stageAt('asOf=2026-05-02T00:00:00.000Z')).to.equal('onboard');
    expect(await stageAt('asOf=2026-05-02T02:00:00%2B02:00')).to.equal('onboard');
    expect(await stageAt('asOf=2026-05-09T00:00:00Z')).to.equal('enable');
  });

  it('shows it as of a position', async () => {
    expect(await stageAt(`asOf=${positions[0]}`)).to.equal('onboard');
    expect(await stageAt(`asOf=${(positions[0] ?? 0n) - 1n}`)).to.equal('recruit');
  });

  it('does not find it before it was created', async () => {
    expect(await stageAt('asOf=2026-04-30T00:00:00.000Z')).to.equal(404);
    expect(await stageAt('asOf=0')).to.equal(404);
  });

  it('shows what was written, when asked to wait for it', async () => {
    await to('execute');
    const response = await api.fetch(`/api/partners/partner-1?atLeast=${positions.at(-1)}`);
    expect(((await response.json()) as Answer).partner.stage).to.equal('execute');
  });

  it('does not find an unknown partner, or one of another organization', async () => {
    const as = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;
    expect((await api.read('/api/partners/partner-9')).status).to.equal(404);
    expect((await api.read('/api/partners/partner-1', { as })).status).to.equal(404);
    expect((await api.read(`/api/partners/partner-1?asOf=${positions[0]}`, { as })).status).to.equal(404);
  });

  it('shows a partner nothing but itself, now and then', async () => {
    const as = (partnerId: string) =>
      ({ userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId }) as const;
    expect((await api.read('/api/partners/partner-1', { as: as('partner-1') })).status).to.equal(200);
    expect((await api.read('/api/partners/partner-1', { as: as('partner-2') })).status).to.equal(404);
    expect((await api.read('/api/partners/partner-1?asOf=99', { as: as('partner-2') })).status).to.equal(404);
  });

  it('refuses an asOf that is neither a moment nor a position', async () => {
    expect(await stageAt('asOf=yesterday')).to.equal(400);
  });
});
