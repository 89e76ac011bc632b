import { specialization, training } from '@partneros/domain';
import { createSpecializationCommand, createTrainingCommand } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

interface Picked {
  readonly trainings: readonly { readonly id: string; readonly title: string }[];
  readonly specializations: readonly { readonly id: string; readonly title: string }[];
  readonly tags: readonly string[];
}

const BASE = '/api/workflow-pickers';
const PICKERS = ['trainings', 'specializations', 'training-tags'];
const elsewhere = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;

describe('workflow pickers', () => {
  let api: ServedQueryApi;
  beforeEach(async () => {
    api = await serveQueryApi();
  });
  afterEach(() => api.close());

  const pick = async (picker: string, request?: Parameters<ServedQueryApi['read']>[1]) =>
    (await api.read<Picked>(`${BASE}/${picker}`, request)).body;
  const add = (trainingId: string, title: string, tags: string[] = [], isPublished = true) =>
    api.execute(training, trainingId, createTrainingCommand({ trainingId, title, tags, isPublished }));
  const addSpecialization = (specializationId: string, title: string, isPublished = true) =>
    api.execute(
      specialization,
      specializationId,
      createSpecializationCommand({ specializationId, title, isPublished }),
    );

  it('are empty without anything published', async () => {
    await add('training-1', 'Draft', ['draft'], false);
    expect(await pick('trainings')).to.deep.equal({ trainings: [] });
    expect(await pick('specializations')).to.deep.equal({ specializations: [] });
    expect(await pick('training-tags')).to.deep.equal({ tags: [] });
  });

  it('offer published trainings by title without case and accents, and equal titles by id', async () => {
    await add('training-4', 'beta');
    await add('training-3', 'Élan');
    await add('training-2', 'Alpha');
    await add('training-1', 'ALPHA');
    await add('training-5', 'Aardvark', [], false);
    expect((await pick('trainings')).trainings.map(({ id }) => id)).to.deep.equal([
      'training-1',
      'training-2',
      'training-4',
      'training-3',
    ]);
  });

  it('show a training with the fields of the contract', async () => {
    await add('training-1', 'Selling Globex', ['sales']);
    expect(await pick('trainings')).to.deep.equal({
      trainings: [
        {
          id: 'training-1',
          title: 'Selling Globex',
          description: 'From first call to signature',
          tags: ['sales'],
          durationMinutes: 45,
          isPublished: true,
          createdAt: '2026-05-16T12:00:00.000Z',
          updatedAt: '2026-05-16T12:00:00.000Z',
        },
      ],
    });
  });

  it('offer published specializations, with the fields of the contract', async () => {
    await addSpecialization('specialization-2', 'security');
    await addSpecialization('specialization-1', 'Draft', false);
    await addSpecialization('specialization-3', 'Cloud');
    const times = { createdAt: '2026-05-16T12:00:00.000Z', updatedAt: '2026-05-16T12:00:00.000Z' };
    expect(await pick('specializations')).to.deep.equal({
      specializations: [
        { id: 'specialization-3', title: 'Cloud', description: null, isPublished: true, ...times },
        { id: 'specialization-2', title: 'security', description: null, isPublished: true, ...times },
      ],
    });
  });

  it('offer the tags of published trainings, each once and sorted', async () => {
    await add('training-1', 'One', ['sales', 'EMEA']);
    await add('training-2', 'Two', ['sales', 'Ärzte', 'cloud']);
    await add('training-3', 'Draft', ['draft'], false);
    expect(await pick('training-tags')).to.deep.equal({ tags: ['Ärzte', 'cloud', 'EMEA', 'sales'] });
  });

  it('follow what is unpublished', async () => {
    await add('training-1', 'One', ['sales']);
    await api.execute(training, 'training-1', { type: 'UnpublishTraining', data: { trainingId: 'training-1' } });
    expect(await pick('trainings')).to.deep.equal({ trainings: [] });
    expect(await pick('training-tags')).to.deep.equal({ tags: [] });
  });

  it('are complete, however many there are', async () => {
    const count = 501;
    for (let number = 0; number < count; number += 1)
      await add(`training-${number}`, `Training ${number}`, [`${number}`]);
    expect((await pick('trainings')).trainings).to.have.length(count);
    expect((await pick('training-tags')).tags).to.have.length(count);
  });

  it('keep to the organization, and to who is signed in and no partner', async () => {
    await add('training-1', 'One', ['sales']);
    await addSpecialization('specialization-1', 'Cloud');
    const partner = { userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId: 'partner-1' } as const;
    const viewer = { userId: 'user-2', organizationId: 'org-1', role: 'viewer' } as const;
    for (const picker of PICKERS) {
      expect(Object.values(await pick(picker, { as: elsewhere }))).to.deep.equal([[]]);
      expect((await api.fetch(`${BASE}/${picker}`, { as: 'nobody' })).status).to.equal(401);
      expect((await api.fetch(`${BASE}/${picker}`, { as: partner })).status).to.equal(403);
      expect((await api.fetch(`${BASE}/${picker}`, { as: viewer })).status).to.equal(200);
    }
  });

  it('take the Content-Type that the documentation sends, and wait for a position', async () => {
    await add('training-1', 'One');
    const headers = { 'content-type': 'application/json' };
    const position = await api.feed.head();
    const response = await api.fetch(`${BASE}/trainings?atLeast=${position}`, { headers });
    expect(response.status).to.equal(200);
    expect(((await response.json()) as Picked).trainings).to.have.length(1);
  });
});
