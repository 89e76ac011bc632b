import { trainingAssignment } from '@partneros/domain';
import { assignTrainingCommand } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

interface Page {
  readonly trainingAssignments: readonly { readonly id: string; readonly title: string }[];
}

describe('find training assignments', () => {
  let api: ServedQueryApi;
  const ids = async (query = '', request?: Parameters<ServedQueryApi['read']>[1]) =>
    (await api.read<Page>(`/api/training-assignments${query}`, request)).body.trainingAssignments.map(({ id }) => id);

  before(async () => {
    api = await serveQueryApi();
    const assignments = [
      { partnerId: 'partner-1', trainingId: 'training-1', assignedAt: '2026-05-01T00:00:00.000Z' },
      { partnerId: 'partner-1', trainingId: 'training-2', assignedAt: '2026-05-02T00:00:00.000Z' },
      { partnerId: 'partner-2', trainingId: 'training-1', assignedAt: '2026-05-03T00:00:00.000Z' },
    ];
    for (const [index, assignment] of assignments.entries()) {
      const trainingAssignmentId = `assignment-${index + 1}`;
      const command = assignTrainingCommand({ trainingAssignmentId, ...assignment });
      await api.execute(trainingAssignment, trainingAssignmentId, command);
    }
  });
  after(() => api.close());

  it('lists the newest first, of one partner or one training where asked', async () => {
    expect(await ids()).to.deep.equal(['assignment-3', 'assignment-2', 'assignment-1']);
    expect(await ids('?partnerId=partner-1')).to.deep.equal(['assignment-2', 'assignment-1']);
    expect(await ids('?trainingId=training-1')).to.deep.equal(['assignment-3', 'assignment-1']);
  });

  it('shows a partner its own, and another organization none', async () => {
    const partner = { userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId: 'partner-2' } as const;
    const elsewhere = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;
    expect(await ids('', { as: partner })).to.deep.equal(['assignment-3']);
    expect(await ids('?partnerId=partner-1', { as: partner })).to.deep.equal([]);
    expect(await ids('', { as: elsewhere })).to.deep.equal([]);
  });
});
