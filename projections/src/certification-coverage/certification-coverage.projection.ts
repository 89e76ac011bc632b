import type { CertificationEvent, PartnerCertificationEvent } from '@partneros/domain';
import type { Projection } from '../kernel/projection.ts';
import { type CertificationCoverageRow, certificationCoverageModel } from './certification-coverage.model.ts';

export const certificationCoverage: Projection<
  CertificationCoverageRow,
  CertificationEvent | PartnerCertificationEvent
> = {
  model: certificationCoverageModel,
  keysOf: ({ data }) => [data.certificationId],
  on: {
    CertificationCreated: (_, { data: { certificationId, title } }) => ({
      id: certificationId,
      title,
      isPublished: false,
      partners: 0,
      contacts: 0,
      lastCompletedAt: null,
    }),
    CertificationUpdated: (row, { data: { changes } }) => row && { ...row, title: changes.title ?? row.title },
    CertificationPublished: (row) => row && { ...row, isPublished: true },
    CertificationUnpublished: (row) => row && { ...row, isPublished: false },
    CertificationCompleted: (row, { data: { isRenewal, holders, completedAt } }) =>
      row && {
        ...row,
        partners: row.partners + (!isRenewal && holders === 1 ? 1 : 0),
        contacts: row.contacts + (isRenewal ? 0 : 1),
        lastCompletedAt:
          row.lastCompletedAt !== null && row.lastCompletedAt > completedAt ? row.lastCompletedAt : completedAt,
      },
  },
};
