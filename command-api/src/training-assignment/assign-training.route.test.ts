import { expect } from 'chai';
import { createAcme, send } from '../partner/partner-api.examples.ts';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import { sendJson } from '../testing/send-json.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

const sendAssignment = sendJson<'trainingAssignment' | 'training'>;

describe('assign training over HTTP', () => {
  let api: ServedCommandApi;
  let partnerId: string;
  let path: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    partnerId = (await createAcme(api)).id;
    path = `/api/partners/${partnerId}/training-assignments`;
  });
  afterEach(() => api.close());

  const addTraining = async (isPublished = true) =>
    (await sendAssignment(api, '/api/enablement/trainings', { title: 'Selling Globex', isPublished })).body.training.id;

  it('gives the training to the partner, once', async () => {
    const trainingId = await addTraining();
    const first = await sendAssignment(api, path, { trainingId });
    api.clock.advance(1_000);
    const again = await sendAssignment(api, path, { trainingId });
    const { id } = first.body.trainingAssignment;
    const assigned = { partnerId, trainingId, title: 'Selling Globex', assignedAt: '2026-05-16T12:00:00.000Z' };
    expect(first.status).to.equal(201);
    expect(first.body.trainingAssignment).to.deep.equal({
      id,
      organizationId: 'org-1',
      ...assigned,
      version: 1,
      createdAt: '2026-05-16T12:00:00.000Z',
      updatedAt: '2026-05-16T12:00:00.000Z',
    });
    expect([again.status, again.body]).to.deep.equal([200, first.body]);
    expect(await api.events('TrainingAssigned')).to.deep.equal([
      { type: 'TrainingAssigned', data: { trainingAssignmentId: id, ...assigned } },
    ]);
  });

  it('answers a repeat as the first time', async () => {
    const trainingId = await addTraining();
    const repeat = { headers: { 'idempotency-key': 'key-1' } };
    const first = await sendAssignment(api, path, { trainingId }, repeat);
    const again = await sendAssignment(api, path, { trainingId }, repeat);
    expect([again.status, again.body]).to.deep.equal([201, first.body]);
    expect(again.headers.get('idempotency-replayed')).to.equal('true');
  });

  it('refuses a draft, and an archived partner', async () => {
    const draft = await sendAssignment(api, path, { trainingId: await addTraining(false) });
    expect([draft.status, draft.body.code]).to.deep.equal([422, 'prerequisite_missing']);
    await send(api, 'POST', `/api/partners/${partnerId}/archive`);
    const archived = await sendAssignment(api, path, { trainingId: await addTraining() });
    expect([archived.status, archived.body.code]).to.deep.equal([422, 'prerequisite_missing']);
    expect(await api.events('TrainingAssigned')).to.deep.equal([]);
  });

  it('does not find what is unknown, or of another organization', async () => {
    const trainingId = await addTraining();
    const answers = [
      await sendAssignment(api, path, { trainingId: 'nothing' }),
      await sendAssignment(api, '/api/partners/nobody/training-assignments', { trainingId }),
      await sendAssignment(api, path, { trainingId }, { as: elsewhere }),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).to.deep.equal(answers.map(() => [404, 'not_found']));
  });

  it('refuses who may only read, and partners', async () => {
    const trainingId = await addTraining();
    for (const as of [viewer, personOf(partnerId)])
      expect((await sendAssignment(api, path, { trainingId }, { as })).status).to.equal(403);
  });
});
