import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { type Answered, join, type Person, signUp } from '../testing/sign-up.ts';

describe('organizations over HTTP', () => {
  let api: ServedCommandApi;
  let owner: Person;
  beforeEach(async () => {
    api = await serveCommandApi({ realSessions: true });
    owner = await signUp(api, 'Olivia', 'Acme');
  });
  afterEach(() => api.close());

  const update = async (by: Person, json: object, headers: Record<string, string> = {}) => {
    const response = await api.fetch('/api/organization', {
      method: 'PATCH',
      json,
      headers: { cookie: by.cookie, ...headers },
    });
    return { status: response.status, body: (await response.json()) as Answered };
  };

  it('are founded by anybody who is signed in, and active from then on', async () => {
    const path = '/api/auth/organization/create';
    const once = () => owner.post(path, { name: 'Second' }, { 'idempotency-key': 'once' });
    const [first, again] = [await once(), await once()];
    expect([first.status, again.status]).to.deep.equal([201, 201]);
    expect(again.body.organization).to.deep.equal(first.body.organization);
    expect(first.body.organization).to.deep.include({ slug: 'second', owners: [owner.userId] });
    expect((await update(owner, { name: 'The second' })).body.organization.id).to.equal(first.body.organization.id);
  });

  it('are chosen by id or slug by those who belong', async () => {
    await owner.post('/api/auth/organization/create', { name: 'Second' });
    const choose = (by: Person, json: object) => by.post('/api/auth/organization/set-active', json);
    const { status, body } = await choose(owner, { organizationSlug: 'acme' });
    expect([status, body.organization.id]).to.deep.equal([200, owner.organizationId]);
    expect((await update(owner, {})).body.organization.id).to.equal(owner.organizationId);
    expect((await choose(owner, { organizationId: owner.organizationId })).status).to.equal(200);

    const eve = await signUp(api, 'Eve');
    for (const json of [
      { organizationId: owner.organizationId },
      { organizationSlug: 'acme' },
      { organizationId: 'platform' },
      { organizationSlug: 'no-such' },
    ]) {
      const { status, body } = await choose(eve, json);
      expect([status, body.error]).to.deep.equal([404, 'Organization not found.']);
    }
    expect((await choose(eve, {})).status).to.equal(400);
    expect((await choose(eve, { organizationId: 'a', organizationSlug: 'b' })).status).to.equal(400);
  });

  it('are renamed and moved in time by owners and admins', async () => {
    const mia = await join(api, owner, 'Mia', 'member');
    expect((await update(mia, { name: 'Mine' })).status).to.equal(403);
    const { status, body } = await update(
      owner,
      { name: 'Acme Inc.', timeZone: 'Europe/Berlin' },
      { 'if-match': '"3"' },
    );
    expect(status).to.equal(200);
    expect(body.organization).to.include({ name: 'Acme Inc.', timeZone: 'Europe/Berlin', slug: 'acme', version: 4 });
    expect((await update(owner, { name: 'Late' }, { 'if-match': '"2"' })).status).to.equal(409);
    expect((await update(owner, { timeZone: 'Mars/Base' })).status).to.equal(400);
    expect(await api.events('OrganizationSettingsChanged')).to.have.length(1);
  });

  it('say how their partners get into the portal, and what they go through there', async () => {
    const path = '/api/organization/portal';
    const portal = { provisioning: 'automatic', onboardingSteps: ['company', 'people', 'programme'] };
    const { cookie } = owner;
    const change = async (json: object) => {
      const response = await api.fetch(path, { method: 'PATCH', json, headers: { cookie } });
      const body: Answered = await response.json();
      return { status: response.status, portal: body.organization?.portal };
    };
    expect(await change({})).to.deep.equal({ status: 200, portal });
    const steps = ['contract', 'people'];
    expect(await change({ provisioning: 'manual', onboardingSteps: steps })).to.deep.equal({
      status: 200,
      portal: { provisioning: 'manual', onboardingSteps: steps },
    });
    expect((await change({ onboardingSteps: ['people', 'people'] })).status).to.equal(400);
    expect((await change({ provisioning: 'sometimes' })).status).to.equal(400);
  });
});
