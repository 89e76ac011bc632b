import { DECK_TEMPLATE, lessonExport, load } from '@partneros/domain';
import { expect } from 'chai';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

const PATH = '/api/exports/pptx';

describe('export of a lesson over HTTP', () => {
  let api: ServedCommandApi;
  let lessonId: string;

  const send = async (path: string, json: object, request: Parameters<ServedCommandApi['fetch']>[1] = {}) => {
    const response = await api.fetch(path, { ...request, json });
    const body = (await response.json()) as {
      readonly exportId: string;
      readonly lessonId: string;
      readonly cacheKey: string;
      readonly status: string;
      readonly code?: string;
      readonly training: { readonly id: string };
      readonly lesson: { readonly id: string };
    };
    return { status: response.status, headers: response.headers, body };
  };
  const requested = () => api.events('PptxExportRequested');

  beforeEach(async () => {
    api = await serveCommandApi();
    const { training } = (await send('/api/enablement/trainings', { title: 'Selling' })).body;
    const content = { trainingId: training.id, title: 'First call', sections: [] };
    lessonId = (await send('/api/enablement/lessons', content)).body.lesson.id;
  });
  afterEach(() => api.close());

  it('begins one, and answers under which key', async () => {
    const { status, body } = await send(PATH, { lessonId });
    expect(status).to.equal(202);
    expect(body).to.deep.equal({ exportId: body.exportId, lessonId, cacheKey: body.cacheKey, status: 'queued' });
    expect(await requested()).to.deep.equal([
      {
        type: 'PptxExportRequested',
        data: { exportId: body.exportId, lessonId, lessonVersion: 1, cacheKey: body.cacheKey },
      },
    ]);
  });

  it('is one job for the same lesson and key, of 100 at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => send(PATH, { lessonId, cacheKey: 'mine' })));
    expect(new Set(answers.map(({ body }) => body.exportId)).size).to.equal(1);
    expect(answers.filter(({ status }) => status === 202)).to.have.length(1);
    expect(answers.every(({ status }) => status === 202 || status === 200)).to.equal(true);
    expect(await requested()).to.have.length(1);
  });

  it('is another one for another key, another lesson, and another version of it', async () => {
    const first = (await send(PATH, { lessonId })).body;
    const named = (await send(PATH, { lessonId, cacheKey: 'mine' })).body;
    await send(`/api/enablement/lessons/${lessonId}`, { title: 'Second call' }, { method: 'PATCH' });
    const edited = (await send(PATH, { lessonId })).body;
    expect(new Set([first, named, edited].map(({ exportId }) => exportId)).size).to.equal(3);
    expect(await load(api, lessonExport, 'org-1', edited.exportId)).to.have.nested.property('state.lessonVersion', 2);
    expect(DECK_TEMPLATE).to.match(/-1$/);
  });

  it('answers a repeat as the first time, and refuses its key for another lesson', async () => {
    const key = { headers: { 'idempotency-key': 'key-1' } };
    const first = await send(PATH, { lessonId }, key);
    const again = await send(PATH, { lessonId }, key);
    expect([again.status, again.body]).to.deep.equal([202, first.body]);
    expect(again.headers.get('idempotency-replayed')).to.equal('true');
    const other = await send(PATH, { lessonId, cacheKey: 'other' }, key);
    expect([other.status, other.body.code]).to.deep.equal([409, 'idempotency_key_reuse']);
  });

  it('does not find the lesson of another organization, and refuses viewers and partners', async () => {
    expect((await send(PATH, { lessonId }, { as: elsewhere })).status).to.equal(404);
    expect((await send(PATH, { lessonId: 'no-such-lesson' })).status).to.equal(404);
    for (const as of [viewer, personOf('partner-1')])
      expect((await send(PATH, { lessonId }, { as })).status).to.equal(403);
    for (const cacheKey of ['', 'a b', '../x', 'x'.repeat(129)])
      expect((await send(PATH, { lessonId, cacheKey })).status).to.equal(400);
    expect(await requested()).to.deep.equal([]);
  });
});
