import { expect } from 'chai';
import { createAcme } from '../partner/partner-api.examples.ts';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import { sendJson } from '../testing/send-json.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

const send = sendJson<'lesson' | 'training' | 'trainingProgress' | 'certification' | 'partnerCertification'>;

describe('what contacts complete, over HTTP', () => {
  let api: ServedCommandApi;
  let learner: { readonly partnerId: string; readonly contactId: string };
  let trainingId: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    const acme = await createAcme(api);
    learner = { partnerId: acme.id, contactId: String(acme.primaryContactId) };
    const training = { title: 'Selling Globex', isPublished: true };
    trainingId = (await send(api, '/api/enablement/trainings', training)).body.training.id;
  });
  afterEach(() => api.close());

  const lesson = async () => (await send(api, '/api/enablement/lessons', { trainingId, title: 'Call' })).body.lesson.id;
  const completeLesson = (id: string, who: object = learner, request: Parameters<typeof send>[3] = {}) =>
    send(api, `/api/enablement/lessons/${id}/complete`, who, request);
  const completeTraining = (who: object = learner, request: Parameters<typeof send>[3] = {}) =>
    send(api, `/api/enablement/trainings/${trainingId}/complete`, who, request);

  it('a lesson is, once, and the training with the last one', async () => {
    const [first, second] = [await lesson(), await lesson()];
    const one = await completeLesson(first);
    expect([one.status, one.body.trainingProgress.completedAt]).to.deep.equal([200, null]);
    expect((await completeLesson(first)).status).to.equal(200);
    const two = await completeLesson(second);
    expect(two.body.trainingProgress).to.deep.include({
      ...learner,
      trainingId,
      title: 'Selling Globex',
      completedLessonIds: [first, second],
      modules: 2,
      completedAt: '2026-05-16T12:00:00.000Z',
    });
    expect(await api.events('TrainingModuleCompleted')).to.have.length(2);
    expect(await api.events('TrainingCompleted')).to.have.length(1);
  });

  it('a training without lessons is, and one with open lessons is not', async () => {
    expect((await completeTraining()).status).to.equal(200);
    await lesson();
    const other = { ...learner, contactId: await anotherContact() };
    const open = await completeTraining(other);
    expect([open.status, open.body.code]).to.deep.equal([422, 'prerequisite_missing']);
  });

  const anotherContact = async () => {
    const path = `/api/partners/${learner.partnerId}/contacts`;
    const body = { firstName: 'Grace', lastName: 'Hopper', email: 'grace@acme.example' };
    const added = await sendJson<'contact'>(api, path, body);
    return String((added.body.contact as unknown as { contactId: string }).contactId);
  };

  it('a retired lesson is not', async () => {
    const id = await lesson();
    await send(api, `/api/enablement/lessons/${id}/retire`);
    const late = await completeLesson(id);
    expect([late.status, late.body.code]).to.deep.equal([409, 'invalid_state']);
  });

  it('is found for who is there, by who may know', async () => {
    const id = await lesson();
    const foreign = await completeLesson(id, learner, { as: elsewhere });
    const unknown = await completeLesson('nothing');
    expect([foreign.status, foreign.body]).to.deep.equal([404, unknown.body]);
    expect((await completeLesson(id, { ...learner, contactId: 'nobody' })).status).to.equal(404);
    expect((await completeLesson(id, { ...learner, partnerId: 'nobody' })).status).to.equal(404);
    expect((await completeLesson(id, learner, { as: personOf('partner-2') })).status).to.equal(404);
    const person = { as: personOf(learner.partnerId) };
    const unassigned = await completeLesson(id, learner, person);
    expect([unassigned.status, unassigned.body], 'nobody has given them the training').to.deep.equal([
      404,
      unknown.body,
    ]);
    expect((await completeTraining(learner, person)).status).to.equal(404);
    await send(api, `/api/partners/${learner.partnerId}/training-assignments`, { trainingId });
    expect((await completeLesson(id, learner, person)).status).to.equal(200);
    expect((await completeLesson(id, learner, { as: viewer })).status).to.equal(403);
    expect((await completeTraining({ ...learner, contactId: 'nobody' })).status).to.equal(404);
  });

  describe('a certification', () => {
    const PATH = '/api/enablement/certifications';
    const create = async (over: object = {}) =>
      (await send(api, PATH, { title: 'Certified seller', trainingIds: [trainingId], validDays: 365, ...over })).body
        .certification;
    const complete = (id: string, over: object = {}, request: Parameters<typeof send>[3] = {}) =>
      send(api, `${PATH}/${id}/complete`, { ...learner, ...over }, request);

    it('is created, changed, published and closed', async () => {
      const { id } = await create();
      const changed = await send(api, `${PATH}/${id}`, { validDays: null }, { method: 'PATCH' });
      const published = await send(api, `${PATH}/${id}/publish`);
      const closed = await send(api, `${PATH}/${id}/unpublish`);
      expect(changed.body.certification).to.include({ validDays: null, isPublished: false });
      expect([published, closed].map(({ body }) => body.certification.isPublished)).to.deep.equal([true, false]);
    });

    it('is completed by who has completed its trainings, and renewed', async () => {
      const { id } = await create();
      const draft = await complete(id);
      await send(api, `${PATH}/${id}/publish`);
      const early = await complete(id);
      await completeTraining();
      const done = await complete(id, { completedAt: '2026-05-01' });
      const renewed = await complete(id);
      expect([draft.status, early.status, early.body.details]).to.deep.equal([
        422,
        422,
        [`Training ${trainingId} is open.`],
      ]);
      expect([done.status, renewed.status]).to.deep.equal([200, 200]);
      expect((await api.events('CertificationCompleted')).map(({ data }) => data)).to.deep.equal([
        {
          partnerCertificationId: done.body.partnerCertification.id,
          ...learner,
          certificationId: id,
          title: 'Certified seller',
          completedAt: '2026-05-01T00:00:00.000Z',
          expiresAt: '2027-05-01T00:00:00.000Z',
          isRenewal: false,
          holders: 1,
        },
        {
          partnerCertificationId: done.body.partnerCertification.id,
          ...learner,
          certificationId: id,
          title: 'Certified seller',
          completedAt: '2026-05-16T12:00:00.000Z',
          expiresAt: '2027-05-16T12:00:00.000Z',
          isRenewal: true,
          holders: 1,
        },
      ]);
    });

    it('is not for partners to give themselves, and not found elsewhere', async () => {
      const { id } = await create({ trainingIds: [] });
      await send(api, `${PATH}/${id}/publish`);
      expect((await complete(id, {}, { as: personOf(learner.partnerId) })).status).to.equal(403);
      const foreign = await complete(id, {}, { as: elsewhere });
      expect([foreign.status, foreign.body]).to.deep.equal([404, (await complete('nothing')).body]);
    });
  });
});
