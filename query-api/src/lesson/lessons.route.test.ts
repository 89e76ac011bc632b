import { lesson, policies, runPolicy, training, trainingAssignment } from '@partneros/domain';
import { assignTrainingCommand, createLessonCommand, createTrainingCommand } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

const personOf = (partnerId: string) =>
  ({ userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId }) as const;
const elsewhere = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;

describe('lessons', () => {
  let api: ServedQueryApi;
  let created: bigint;
  before(async () => {
    api = await serveQueryApi();
    await api.execute(training, 'training-1', createTrainingCommand());
    const written = await api.execute(lesson, 'lesson-1', createLessonCommand());
    for (const event of written.kind === 'recorded' ? written.events : [])
      for (const policy of policies.filter(({ on }) => on.includes(event.type)))
        await runPolicy(api, policy, event, api.clock.now());
    created = await api.feed.head();
    api.clock.advance(1_000);
    const data = { lessonId: 'lesson-1', changes: { title: 'The second call' } };
    await api.execute(lesson, 'lesson-1', { type: 'EditLesson', data });
    await api.execute(trainingAssignment, 'assignment-1', assignTrainingCommand());
  });
  after(() => api.close());

  const read = (path: string, request?: Parameters<ServedQueryApi['read']>[1]) =>
    api.read<{ readonly [name: string]: never }>(`/api/enablement${path}`, request);

  it('are listed under their training, without what they say', async () => {
    const { body } = await read('/trainings/training-1/lessons');
    expect(body.lessons).to.deep.equal([
      {
        id: 'lesson-1',
        organizationId: 'org-1',
        trainingId: 'training-1',
        title: 'The second call',
        lessonVersion: 2,
        isRetired: false,
        version: 2,
        createdAt: '2026-05-16T12:00:00.000Z',
        updatedAt: '2026-05-16T12:00:01.000Z',
      },
    ]);
    expect((await read('/trainings/training-1/lessons?isRetired=true')).body.lessons).to.deep.equal([]);
    expect((await read('/trainings/nothing/lessons')).status).to.equal(404);
  });

  it('are the modules of their training', async () => {
    expect((await read('/trainings/training-1')).body.training).to.deep.include({ lessonIds: ['lesson-1'] });
  });

  it('are shown now, as of a position, and by version', async () => {
    expect((await read('/lessons/lesson-1')).body.lesson).to.include({ title: 'The second call' });
    expect((await read(`/lessons/lesson-1?asOf=${created}`)).body.lesson).to.include({ title: 'The first call' });
    expect((await read('/lessons/lesson-1/versions')).body.versions).to.deep.equal([
      {
        title: 'The second call',
        lessonVersion: 2,
        savedAt: '2026-05-16T12:00:01.000Z',
        savedBy: { type: 'user', id: 'user-1' },
      },
      {
        title: 'The first call',
        lessonVersion: 1,
        savedAt: '2026-05-16T12:00:00.000Z',
        savedBy: { type: 'user', id: 'user-1' },
      },
    ]);
    expect((await read('/lessons/lesson-1/versions/1')).body.version).to.include({ title: 'The first call' });
    for (const path of ['/lessons/lesson-1/versions/3', '/lessons/nothing/versions/1', '/lessons/nothing/versions'])
      expect((await read(path)).status).to.equal(404);
  });

  it('are read by partners who are to take the training, and by nobody elsewhere', async () => {
    for (const path of ['/lessons/lesson-1', `/lessons/lesson-1?asOf=${created}`, '/trainings/training-1/lessons']) {
      expect((await read(path, { as: personOf('partner-1') })).status).to.equal(200);
      expect((await read(path, { as: personOf('partner-2') })).status).to.equal(404);
      expect((await read(path, { as: elsewhere })).status).to.equal(404);
    }
  });
});
