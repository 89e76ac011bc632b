import type { DataOf } from '../kernel/decider.ts';
import type { CompleteCertification } from './complete-certification.ts';
import type { PartnerCertificationEvent } from './partner-certification.events.ts';

const COMPLETED = {
  partnerCertificationId: 'partner-certification-1',
  partnerId: 'partner-1',
  contactId: 'contact-1',
  certificationId: 'certification-1',
  title: 'Certified seller',
  completedAt: '2026-05-16T12:00:00.000Z',
};

export const completeCertificationCommand = (
  over: Partial<CompleteCertification['data']> = {},
): CompleteCertification => ({ type: 'CompleteCertification', data: { ...COMPLETED, validDays: 365, ...over } });

export const certificationCompleted = (
  over: Partial<DataOf<PartnerCertificationEvent, 'CertificationCompleted'>> = {},
): PartnerCertificationEvent => ({
  type: 'CertificationCompleted',
  data: { ...COMPLETED, expiresAt: '2027-05-16T12:00:00.000Z', isRenewal: false, holders: 1, ...over },
});
