import { expect } from 'chai';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import { type AnsweredResource, sendJson } from '../testing/send-json.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

const LESSONS = '/api/enablement/lessons';
const send = sendJson<'lesson' | 'training'>;
const call = {
  title: 'The first call',
  sections: [{ heading: 'Prepare', content: 'Read their site.', imageUrl: null, notes: null }],
};

describe('lesson commands over HTTP', () => {
  let api: ServedCommandApi;
  let training: AnsweredResource;
  beforeEach(async () => {
    api = await serveCommandApi();
    training = (await send(api, '/api/enablement/trainings', { title: 'Selling Globex' })).body.training;
  });
  afterEach(() => api.close());

  const write = (over: object = {}, request: Parameters<typeof send>[3] = {}) =>
    send(api, LESSONS, { trainingId: training.id, ...call, ...over }, request);

  it('write a lesson, which is then the last module of its training', async () => {
    const first = await write({}, { headers: { 'idempotency-key': 'key-1' } });
    const again = await write({}, { headers: { 'idempotency-key': 'key-1' } });
    const second = await write({ title: 'The second call', sections: undefined });
    expect([first.status, again.status, again.body]).to.deep.equal([201, 201, first.body]);
    expect(first.body.lesson).to.deep.include({ ...call, trainingId: training.id, lessonVersion: 1, isRetired: false });
    expect(second.body.lesson.sections).to.deep.equal([]);
    expect((await api.events('LessonAddedToTraining')).map(({ data }) => data)).to.deep.equal(
      [first, second].map(({ body }) => ({ trainingId: training.id, lessonId: body.lesson.id })),
    );
  });

  it('edit it, which makes a version', async () => {
    const { id } = (await write()).body.lesson;
    const edited = await send(api, `${LESSONS}/${id}`, { title: 'The call' }, { method: 'PATCH' });
    const same = await send(api, `${LESSONS}/${id}`, { title: 'The call' }, { method: 'PATCH' });
    expect([edited.status, edited.body.lesson.lessonVersion]).to.deep.equal([200, 2]);
    expect([same.status, same.body.lesson.lessonVersion]).to.deep.equal([200, 2]);
    expect(await api.events('LessonEdited')).to.have.length(1);
  });

  it('retire it, which takes it out of its training', async () => {
    const { id } = (await write()).body.lesson;
    expect((await send(api, `${LESSONS}/${id}/retire`)).body.lesson.isRetired).to.equal(true);
    expect((await send(api, `${LESSONS}/${id}/retire`)).status).to.equal(200);
    expect(await api.events('LessonRemovedFromTraining')).to.have.length(1);
    const late = await send(api, `${LESSONS}/${id}`, { title: 'The call' }, { method: 'PATCH' });
    expect([late.status, late.body.code]).to.deep.equal([409, 'invalid_state']);
  });

  it('put the lessons of a training into another order', async () => {
    const ids = [(await write()).body.lesson.id, (await write({ title: 'Another' })).body.lesson.id];
    const path = `/api/enablement/trainings/${training.id}/order-lessons`;
    const ordered = await send(api, path, { lessonIds: ids.toReversed() });
    expect([ordered.status, ordered.body.training.lessonIds]).to.deep.equal([200, ids.toReversed()]);
    const wrong = await send(api, path, { lessonIds: ids.slice(1) });
    expect([wrong.status, wrong.body.code]).to.deep.equal([422, 'prerequisite_missing']);
  });

  it('find nothing that is not there, or another organization’s', async () => {
    const { id } = (await write()).body.lesson;
    expect((await write({ trainingId: 'nothing' })).status).to.equal(404);
    for (const [path, method] of [
      [`${LESSONS}/${id}`, 'PATCH'],
      [`${LESSONS}/${id}/retire`, 'POST'],
    ] as const) {
      const foreign = await send(api, path, {}, { method, as: elsewhere });
      const unknown = await send(api, path.replace(id, 'nothing'), {}, { method });
      expect([foreign.status, foreign.body]).to.deep.equal([404, unknown.body]);
    }
  });

  it('ask for the permission', async () => {
    for (const as of [viewer, personOf('partner-1')]) expect((await write({}, { as })).status).to.equal(403);
  });
});
