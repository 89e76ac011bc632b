import { dealRegistration } from '@partneros/domain';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';
import { register, release } from './contested-account.examples.ts';

interface Answer {
  readonly dealRegistration: { readonly status: string; readonly version: number; readonly conflict: object | null };
}

const PATH = '/api/deal-registrations/registration-2';
const HELD = { dealRegistrationId: 'registration-1', partnerId: 'partner-1' };

describe('get deal registration', () => {
  let api: ServedQueryApi;
  let contested: bigint;
  before(async () => {
    api = await serveQueryApi();
    await register(api, 'registration-1', 'partner-1');
    contested = await register(api, 'registration-2', 'partner-2');
    await release(api, 'registration-1', 'partner-1');
    await api.execute(dealRegistration, 'registration-2', {
      type: 'StartDealRegistrationReview',
      data: { dealRegistrationId: 'registration-2', startedAt: '2026-05-17T12:00:00.000Z' },
    });
  });
  after(() => api.close());

  const shown = async (path: string, request?: Parameters<ServedQueryApi['read']>[1]) => {
    const { status, body } = await api.read<Answer>(path, request);
    return status === 200 ? [body.dealRegistration.status, body.dealRegistration.conflict] : status;
  };
  const personOf = (partnerId: string) =>
    ({ userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId }) as const;

  it('shows the registration as it is now, with its version', async () => {
    expect(await shown(PATH)).to.deep.equal(['under_review', null]);
    expect((await api.fetch(PATH)).headers.get('etag')).to.equal('"2"');
  });

  it('shows what was known then, also of the account', async () => {
    expect(await shown(`${PATH}?asOf=${contested}`)).to.deep.equal(['submitted', HELD]);
    expect(await shown(`${PATH}?asOf=${contested - 1n}`)).to.deep.equal(['submitted', null]);
    expect(await shown(`${PATH}?asOf=${contested - 2n}`)).to.equal(404);
  });

  it('shows it to its own partner only', async () => {
    expect(await shown(PATH, { as: personOf('partner-2') })).to.deep.equal(['under_review', null]);
    expect(await shown(`${PATH}?asOf=${contested}`, { as: personOf('partner-2') })).to.deep.equal([
      'submitted',
      { dealRegistrationId: null, partnerId: null },
    ]);
    expect(await shown(PATH, { as: personOf('partner-1') })).to.equal(404);
    expect(await shown(`${PATH}?asOf=${contested}`, { as: personOf('partner-1') })).to.equal(404);
  });

  it('does not find an unknown one, or one of another organization', async () => {
    const as = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;
    expect(await shown('/api/deal-registrations/nothing')).to.equal(404);
    expect(await shown(PATH, { as })).to.equal(404);
    expect(await shown(`${PATH}?asOf=${contested}`, { as })).to.equal(404);
  });
});
