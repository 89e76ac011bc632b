import { certification, partnerCertification, trainingProgress } from '@partneros/domain';
import {
  completeCertificationCommand,
  completeModuleCommand,
  createCertificationCommand,
} from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

const personOf = (partnerId: string) =>
  ({ userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId }) as const;

describe('certifications and progress', () => {
  let api: ServedQueryApi;
  before(async () => {
    api = await serveQueryApi();
    await api.execute(certification, 'certification-1', createCertificationCommand());
    const data = { certificationId: 'certification-1' };
    await api.execute(certification, 'certification-1', { type: 'PublishCertification', data });
    await api.execute(trainingProgress, 'progress-1', completeModuleCommand('lesson-1'));
    const done = [
      ['partner-1', 'contact-1', '2026-05-01T00:00:00.000Z'],
      ['partner-1', 'contact-2', '2026-05-02T00:00:00.000Z'],
      ['partner-1', 'contact-1', '2026-05-03T00:00:00.000Z'],
      ['partner-2', 'contact-3', '2026-04-01T00:00:00.000Z'],
    ] as const;
    for (const [partnerId, contactId, completedAt] of done) {
      const command = completeCertificationCommand({ partnerId, contactId, completedAt });
      await api.execute(partnerCertification, `held-by-${partnerId}`, command);
    }
  });
  after(() => api.close());

  const read = async (path: string, request?: Parameters<ServedQueryApi['read']>[1]) =>
    (await api.read<{ readonly [name: string]: readonly Record<string, unknown>[] }>(`/api${path}`, request)).body;

  it('are listed and shown', async () => {
    expect((await read('/enablement/certifications?isPublished=true')).certifications).to.have.length(1);
    expect((await read('/enablement/certifications?isPublished=false')).certifications).to.deep.equal([]);
    expect((await read('/enablement/certifications/certification-1')).certification).to.include({ isPublished: true });
  });

  it('show who holds what, to partners only of themselves', async () => {
    const holders = async (query: string, request?: Parameters<ServedQueryApi['read']>[1]) =>
      (await read(`/partner-certifications${query}`, request)).partnerCertifications?.map((row) =>
        (row.holders as { contactId: string }[]).map(({ contactId }) => contactId),
      );
    expect(await holders('?partnerId=partner-1')).to.deep.equal([['contact-2', 'contact-1']]);
    expect(await holders('', { as: personOf('partner-2') })).to.deep.equal([['contact-3']]);
    expect(await holders('?certificationId=nothing')).to.deep.equal([]);
  });

  it('are counted by partner and by contact, renewals once', async () => {
    expect((await read('/dashboards/certification-coverage')).certifications).to.deep.equal([
      {
        id: 'certification-1',
        title: 'Certified seller',
        isPublished: true,
        partners: 2,
        contacts: 3,
        lastCompletedAt: '2026-05-03T00:00:00.000Z',
      },
    ]);
  });

  it('show how far contacts are, to partners only of themselves', async () => {
    const found = async (query: string, request?: Parameters<ServedQueryApi['read']>[1]) =>
      (await read(`/training-progress${query}`, request)).trainingProgress?.map(
        ({ completedLessonIds }) => completedLessonIds,
      );
    expect(await found('?contactId=contact-1&isCompleted=false')).to.deep.equal([['lesson-1']]);
    expect(await found('?isCompleted=true')).to.deep.equal([]);
    expect(await found('', { as: personOf('partner-2') })).to.deep.equal([]);
  });
});
