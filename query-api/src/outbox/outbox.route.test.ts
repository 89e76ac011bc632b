import { createEffects, createSessions, type OpenEffects } from '@partneros/infra';
import { bindRoutes } from '@partneros/infra/http';
import {
  createManualClock,
  openMemoryStores,
  type ServedRoutes,
  serveRoutes,
  type TestCaller,
  temporaryFolder,
} from '@partneros/infra/testing';
import { expect } from 'chai';
import { createLiveTurns } from '../chat/live-turns.ts';
import { createLiveEvents } from '../live/live-events.ts';
import { findOutboxMailsRoute } from './find-outbox-mails.route.ts';
import { getOutboxMailRoute } from './get-outbox-mail.route.ts';

const clock = createManualClock('2026-05-16T12:00:00.000Z');
const stranger: TestCaller = { userId: 'user-2', organizationId: 'org-2', role: 'owner' };
const viewer: TestCaller = { userId: 'user-3', organizationId: 'org-1', role: 'viewer' };
const partner: TestCaller = { userId: 'user-4', organizationId: 'org-1', role: 'partner', partnerId: 'partner-1' };

describe('GET /api/outbox', () => {
  let data: ReturnType<typeof temporaryFolder>;
  let stores: ReturnType<typeof openMemoryStores>;
  let opened: OpenEffects;
  let api: ServedRoutes;

  beforeEach(async () => {
    data = temporaryFolder();
    clock.set('2026-05-16T12:00:00.000Z');
    stores = openMemoryStores({ clock });
    opened = createEffects({
      config: { baseUrl: 'https://partners.example.com' },
      dataDir: data.folder,
      keyValues: stores.keyValues,
      clock,
      log: { error: () => undefined },
      version: '0.0.0',
    });
    const sessions = createSessions({ ...stores, secret: 'x'.repeat(32), secure: false });
    api = await serveRoutes(
      bindRoutes([findOutboxMailsRoute, getOutboxMailRoute], {
        ...stores,
        outbox: opened.outbox,
        sessions,
        model: undefined,
        aiMonthlyCents: 0,
        live: createLiveEvents(stores),
        turns: createLiveTurns(clock, stores.keyValues),
      }),
    );
  });
  afterEach(async () => {
    await api.close();
    await opened.close();
    await stores.close();
    data.remove();
  });

  const send = async (key: string, organizationId = 'org-1') => {
    clock.advance(1_000);
    await opened.effects.sendEmail({
      organizationId,
      key,
      to: ['anna@example.com'],
      subject: `Grüße ${key}`,
      text: 'Good morning!',
    });
  };
  const mail = (key: string, at: string) => ({
    id: key,
    messageId: `<${key}@partners.example.com>`,
    to: ['anna@example.com'],
    subject: `Grüße ${key}`,
    at,
  });
  const answer = async (path: string, as?: TestCaller) => {
    const response = await api.fetch(path, as === undefined ? {} : { as });
    return { status: response.status, body: (await response.json()) as { mail?: { source: string } } };
  };

  it('lists the mails of the organization, newest first', async () => {
    await send('a');
    await send('b');
    await send('c', 'org-2');
    const mails = [mail('b', '2026-05-16T12:00:02.000Z'), mail('a', '2026-05-16T12:00:01.000Z')];
    expect(await answer('/api/outbox')).to.deep.equal({ status: 200, body: { mails, nextCursor: null } });
    expect(await answer('/api/outbox', viewer)).to.deep.equal({ status: 200, body: { mails, nextCursor: null } });
    expect(await answer('/api/outbox?limit=1')).to.deep.equal({
      status: 200,
      body: { mails: mails.slice(0, 1), nextCursor: 'b' },
    });
    expect(await answer('/api/outbox?limit=1&cursor=b')).to.deep.equal({
      status: 200,
      body: { mails: mails.slice(1), nextCursor: null },
    });
  });

  it('is empty before the first mail', async () =>
    expect(await answer('/api/outbox')).to.deep.equal({ status: 200, body: { mails: [], nextCursor: null } }));

  for (const query of ['limit=0', 'limit=101', 'limit=x', 'limit=1&limit=2', 'sort=at', 'cursor=unknown']) {
    it(`refuses ?${query}`, async () => expect((await answer(`/api/outbox?${query}`)).status).to.equal(400));
  }

  it('shows one mail with its source', async () => {
    await send('a');
    const { status, body } = await answer('/api/outbox/a');
    const { source, ...rest } = body.mail ?? { source: '' };
    expect(status).to.equal(200);
    expect(rest).to.deep.equal(mail('a', '2026-05-16T12:00:01.000Z'));
    expect(source).to.match(/^From: /);
    expect(source).to.include('Message-ID: <a@partners.example.com>\r\n');
    expect(source).to.match(/\r\n\r\nGood morning!\s*$/);
  });

  it('knows no mail of another organization, exactly as if there were none', async () => {
    await send('a');
    const foreign = await answer('/api/outbox/a', stranger);
    expect(foreign).to.deep.equal({ status: 404, body: { error: 'Mail not found.', code: 'not_found' } });
    expect(foreign).to.deep.equal(await answer('/api/outbox/none'));
    expect(await answer('/api/outbox', stranger)).to.deep.equal({ status: 200, body: { mails: [], nextCursor: null } });
  });

  for (const id of ['..%2F..%2Forg-2%2Fa', '%2e%2e', 'a.eml', 'x'.repeat(65), 'a%00']) {
    it(`knows no mail ${id.slice(0, 20)}`, async () => {
      await send('a');
      await send('a', 'org-2');
      expect((await answer(`/api/outbox/${id}`)).status).to.equal(404);
    });
  }

  it('is not for partners, nor for nobody', async () => {
    await send('a');
    expect((await answer('/api/outbox', partner)).status).to.equal(403);
    expect((await answer('/api/outbox/a', partner)).status).to.equal(403);
    expect((await answer('/api/outbox', 'nobody')).status).to.equal(401);
    expect((await answer('/api/outbox/a', 'nobody')).status).to.equal(401);
  });
});
