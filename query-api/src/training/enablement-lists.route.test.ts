import { specialization, training } from '@partneros/domain';
import { createSpecializationCommand, createTrainingCommand } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

interface Page {
  readonly nextCursor: string | null;
  readonly [plural: string]: readonly { readonly id: string }[] | string | null;
}

describe('enablement lists', () => {
  let api: ServedQueryApi;
  before(async () => {
    api = await serveQueryApi();
    for (const [number, title, isPublished] of [
      [1, 'beta', true],
      [2, 'Alpha', false],
      [3, 'Écoute', true],
    ] as const) {
      const [trainingId, specializationId] = [`training-${number}`, `specialization-${number}`];
      const tags = isPublished ? ['live'] : [];
      await api.execute(training, trainingId, createTrainingCommand({ trainingId, title, isPublished, tags }));
      const command = createSpecializationCommand({ specializationId, title, isPublished });
      await api.execute(specialization, specializationId, command);
    }
  });
  after(() => api.close());

  for (const plural of ['trainings', 'specializations']) {
    const ids = async (query: string, request?: Parameters<ServedQueryApi['read']>[1]) => {
      const { body } = await api.read<Page>(`/api/enablement/${plural}${query}`, request);
      const rows = body[plural];
      return Array.isArray(rows) ? rows.map(({ id }) => Number(id.split('-')[1])) : rows;
    };

    it(`list all ${plural} by title, drafts included`, async () => {
      expect(await ids('')).to.deep.equal([2, 1, 3]);
      expect(await ids('?sort=-title')).to.deep.equal([3, 1, 2]);
    });

    it(`filter and search ${plural}`, async () => {
      expect(await ids('?isPublished=true')).to.deep.equal([1, 3]);
      expect(await ids('?isPublished=false')).to.deep.equal([2]);
      expect(await ids('?search=ecou')).to.deep.equal([3]);
    });

    it(`page through ${plural}`, async () => {
      const { body } = await api.read<Page>(`/api/enablement/${plural}?limit=2`);
      expect(await ids(`?limit=2&cursor=${encodeURIComponent(body.nextCursor ?? '')}`)).to.deep.equal([3]);
    });

    it(`show ${plural} to their own organization, and not to partners`, async () => {
      const elsewhere = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;
      const partner = { userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId: 'partner-1' } as const;
      expect(await ids('', { as: elsewhere })).to.deep.equal([]);
      expect((await api.fetch(`/api/enablement/${plural}`, { as: partner })).status).to.equal(403);
    });
  }

  it('find trainings by tag', async () => {
    const { body } = await api.read<{ trainings: readonly { id: string }[] }>('/api/enablement/trainings?tag=live');
    expect(body.trainings.map(({ id }) => id)).to.deep.equal(['training-1', 'training-3']);
  });
});
