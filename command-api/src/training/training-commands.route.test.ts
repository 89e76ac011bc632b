import { expect } from 'chai';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import { sendJson } from '../testing/send-json.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

const PATH = '/api/enablement/trainings';
const send = sendJson<'training'>;
const full = { title: 'Selling Globex', description: 'Basics', tags: ['sales', 'EMEA'], durationMinutes: 45 };

describe('training commands over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  const created = async (over: object = {}) => (await send(api, PATH, { ...full, ...over })).body.training;

  describe('create', () => {
    it('adds a draft and answers it', async () => {
      const { status, body } = await send(api, PATH, { ...full, tags: ['sales', 'EMEA', 'sales'] });
      expect(status).to.equal(201);
      expect(body.training).to.deep.equal({
        id: body.training.id,
        organizationId: 'org-1',
        ...full,
        isPublished: false,
        lessonIds: [],
        version: 1,
        createdAt: '2026-05-16T12:00:00.000Z',
        updatedAt: '2026-05-16T12:00:00.000Z',
      });
      expect(await api.events()).to.deep.equal([
        { type: 'TrainingCreated', data: { trainingId: body.training.id, ...full } },
      ]);
    });

    it('publishes at once when asked to', async () => {
      const { id, isPublished } = await created({ isPublished: true });
      expect(isPublished).to.equal(true);
      expect(await api.events()).to.deep.equal([
        { type: 'TrainingCreated', data: { trainingId: id, ...full } },
        { type: 'TrainingPublished', data: { trainingId: id } },
      ]);
    });

    it('needs a title only', async () => {
      const { status, body } = await send(api, PATH, { title: full.title });
      expect(status).to.equal(201);
      expect(body.training).to.deep.include({ description: null, tags: [], durationMinutes: null });
    });

    it('answers a repeat as the first time and changes nothing', async () => {
      const repeat = { headers: { 'idempotency-key': 'key-1' } };
      const first = await send(api, PATH, full, repeat);
      const again = await send(api, PATH, full, repeat);
      expect([again.status, again.body]).to.deep.equal([201, first.body]);
      expect(await api.events()).to.have.length(1);
    });

    it('names what is wrong with a body', async () => {
      for (const wrong of [{ title: '' }, { colour: 'red' }, { durationMinutes: -1 }, { tags: ['a', ''] }]) {
        const { status, body } = await send(api, PATH, { ...full, ...wrong });
        expect([status, body.code]).to.deep.equal([400, 'invalid_request']);
        expect(body.details?.join()).to.include(Object.keys(wrong)[0]);
      }
    });

    it('refuses who may only read, and partners', async () => {
      for (const as of [viewer, personOf('partner-1')])
        expect((await send(api, PATH, full, { as })).status).to.equal(403);
    });
  });

  describe('update', () => {
    it('records what is different', async () => {
      const before = await created();
      const changes = { durationMinutes: null, tags: ['sales'] };
      const body = { title: full.title, ...changes };
      const answer = await send(api, `${PATH}/${before.id}`, body, { method: 'PATCH' });
      expect([answer.status, answer.body.training]).to.deep.equal([200, { ...before, ...changes, version: 2 }]);
      expect(await api.events('TrainingUpdated')).to.deep.equal([
        { type: 'TrainingUpdated', data: { trainingId: before.id, changes } },
      ]);
    });
  });

  describe('publish and unpublish', () => {
    it('record the change, once', async () => {
      const { id } = await created();
      for (const action of ['publish', 'unpublish']) {
        const first = await send(api, `${PATH}/${id}/${action}`);
        const again = await send(api, `${PATH}/${id}/${action}`);
        expect([first.status, first.body.training.isPublished]).to.deep.equal([200, action === 'publish']);
        expect([again.status, again.body]).to.deep.equal([200, first.body]);
      }
      expect(await api.events('TrainingPublished', 'TrainingUnpublished')).to.deep.equal([
        { type: 'TrainingPublished', data: { trainingId: id } },
        { type: 'TrainingUnpublished', data: { trainingId: id } },
      ]);
    });
  });

  const cases = [
    { path: '', method: 'PATCH', body: { title: 'Another title' } },
    { path: '/publish', method: 'POST', body: {} },
    { path: '/unpublish', method: 'POST', body: {}, published: true },
  ];
  for (const { path, method, body, published = false } of cases) {
    describe(`${method} ${path}`, () => {
      const act = (id: string, request: Parameters<typeof send>[3] = {}) =>
        send(api, `${PATH}/${id}${path}`, body, { method, ...request });

      it('answers a repeat as the first time and changes nothing', async () => {
        const { id } = await created({ isPublished: published });
        const first = await act(id, { headers: { 'idempotency-key': 'key-1' } });
        const events = await api.events();
        const again = await act(id, { headers: { 'idempotency-key': 'key-1' } });
        expect([first.status, again.status, again.body]).to.deep.equal([200, 200, first.body]);
        expect(again.headers.get('idempotency-replayed')).to.equal('true');
        expect(await api.events()).to.deep.equal(events);
      });

      it('refuses a version that is no longer current', async () => {
        const { id } = await created();
        const { status, body: answer } = await act(id, { headers: { 'if-match': '"7"' } });
        expect([status, answer.code]).to.deep.equal([409, 'version_conflict']);
      });

      it('does not find an unknown one, or one of another organization', async () => {
        const { id } = await created();
        const unknown = await act('nothing');
        const foreign = await act(id, { as: elsewhere });
        expect([unknown.status, unknown.body.code]).to.deep.equal([404, 'not_found']);
        expect([foreign.status, foreign.body]).to.deep.equal([404, unknown.body]);
      });

      it('refuses who may only read, and partners', async () => {
        const { id } = await created();
        for (const as of [viewer, personOf('partner-1')]) expect((await act(id, { as })).status).to.equal(403);
      });
    });
  }
});
