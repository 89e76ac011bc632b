import type { Decision } from '../kernel/decider.ts';
import { addMillis } from '../kernel/time.ts';
import type { PartnerCertificationEvent } from './partner-certification.events.ts';
import type { PartnerCertification } from './partner-certification.state.ts';

/** A partner's contact has passed a certification, or renewed it. */
export interface CompleteCertification {
  readonly type: 'CompleteCertification';
  readonly data: {
    readonly partnerCertificationId: string;
    readonly partnerId: string;
    readonly contactId: string;
    readonly certificationId: string;
    readonly title: string;
    readonly completedAt: string;
    /** Days of 24 hours; `null`: it holds for good. */
    readonly validDays: number | null;
  };
}

const DAY_MS = 24 * 60 * 60 * 1_000;

export const completeCertification = (
  { data: { validDays, ...completed } }: CompleteCertification,
  held: PartnerCertification | undefined,
): Decision<PartnerCertificationEvent, never> => {
  const holders = held?.holders ?? [];
  const before = holders.find(({ contactId }) => contactId === completed.contactId);
  if (before !== undefined && before.completedAt >= completed.completedAt) return [];
  const expiresAt = validDays === null ? null : addMillis(completed.completedAt, validDays * DAY_MS);
  const isRenewal = before !== undefined;
  return [
    {
      type: 'CertificationCompleted',
      data: { ...completed, expiresAt, isRenewal, holders: holders.length + (isRenewal ? 0 : 1) },
    },
  ];
};
