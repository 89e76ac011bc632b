import type { PartnerCertification, ReadModel, Resource } from '@partneros/domain';

/** What a partner holds of a certification as lists show it. */
export type PartnerCertificationRow = Resource<PartnerCertification>;

/** Who is certified for what? One row per partner and certification. */
export const partnerCertificationsModel: ReadModel<PartnerCertificationRow> = {
  name: 'partner-certifications',
  version: 1,
  fields: {
    partnerId: { kind: 'exact', of: (row) => row.partnerId },
    certificationId: { kind: 'exact', of: (row) => row.certificationId },
    title: { kind: 'text', of: (row) => row.title },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => [row.title],
};
