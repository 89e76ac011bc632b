import type { ReadModel } from '@partneros/domain';

/** How widely a certification is held. */
export interface CertificationCoverageRow {
  readonly id: string;
  readonly title: string;
  readonly isPublished: boolean;
  /** Partners with at least one contact who ever completed it. */
  readonly partners: number;
  /** Contacts who ever completed it. */
  readonly contacts: number;
  readonly lastCompletedAt: string | null;
}

/** Which certifications do partners hold? One row per certification, under its id. */
export const certificationCoverageModel: ReadModel<CertificationCoverageRow> = {
  name: 'certification-coverage',
  version: 1,
  fields: {
    title: { kind: 'text', of: (row) => row.title },
    partners: { kind: 'number', of: (row) => row.partners },
    contacts: { kind: 'number', of: (row) => row.contacts },
  },
};
