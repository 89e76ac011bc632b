import type { CertificationDetails, CertificationEvent } from './certification.events.ts';
import type { CreateCertification } from './create-certification.ts';

const IDENTITY = { certificationId: 'certification-1' };

const details = (over: Partial<CertificationDetails>): CertificationDetails => ({
  title: 'Certified seller',
  description: null,
  trainingIds: ['training-1'],
  validDays: 365,
  ...over,
});

export const createCertificationCommand = (over: Partial<CreateCertification['data']> = {}): CreateCertification => ({
  type: 'CreateCertification',
  data: { ...IDENTITY, ...details({}), ...over },
});

export const certificationCreated = (over: Partial<CertificationDetails> = {}): CertificationEvent => ({
  type: 'CertificationCreated',
  data: { ...IDENTITY, ...details(over) },
});

export const certificationPublished = (): CertificationEvent => ({ type: 'CertificationPublished', data: IDENTITY });
