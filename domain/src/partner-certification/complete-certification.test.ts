import { given } from '../testing/given.ts';
import { partnerCertification } from './partner-certification.decider.ts';
import { certificationCompleted, completeCertificationCommand } from './partner-certification.examples.ts';

describe('complete certification', () => {
  it('certifies a contact, and counts who holds it', () => {
    given(partnerCertification).when(completeCertificationCommand()).then(certificationCompleted());
    given(partnerCertification, certificationCompleted())
      .when(completeCertificationCommand({ contactId: 'contact-2', validDays: null }))
      .then(certificationCompleted({ contactId: 'contact-2', expiresAt: null, holders: 2 }));
  });

  it('renews it later', () => {
    const completedAt = '2027-05-01T12:00:00.000Z';
    given(partnerCertification, certificationCompleted())
      .when(completeCertificationCommand({ completedAt }))
      .then(certificationCompleted({ completedAt, expiresAt: '2028-04-30T12:00:00.000Z', isRenewal: true }));
  });

  it('changes nothing when it was completed then, or later', () => {
    given(partnerCertification, certificationCompleted()).when(completeCertificationCommand()).thenNothing();
    given(partnerCertification, certificationCompleted())
      .when(completeCertificationCommand({ completedAt: '2026-05-01T00:00:00.000Z' }))
      .thenNothing();
  });
});
