import { given } from '../testing/given.ts';
import { certification } from './certification.decider.ts';
import { certificationCreated, certificationPublished, createCertificationCommand } from './certification.examples.ts';

const data = { certificationId: 'certification-1' };
const update = (changes: object) => ({ type: 'UpdateCertification', data: { ...data, changes } }) as const;

describe('a certification', () => {
  it('is created as a draft, under an id that is free', () => {
    given(certification).when(createCertificationCommand()).then(certificationCreated());
    given(certification, certificationCreated())
      .when(createCertificationCommand())
      .thenRejected('certification-already-exists');
  });

  it('is changed in what differs', () => {
    given(certification, certificationCreated())
      .when(update({ title: 'Certified seller', validDays: null }))
      .then({ type: 'CertificationUpdated', data: { ...data, changes: { validDays: null } } });
    given(certification, certificationCreated())
      .when(update({ validDays: 365 }))
      .thenNothing();
  });

  it('is published and unpublished, once each', () => {
    const draft = given(certification, certificationCreated());
    const published = given(certification, certificationCreated(), certificationPublished());
    draft.when({ type: 'PublishCertification', data }).then(certificationPublished());
    published.when({ type: 'PublishCertification', data }).thenNothing();
    published.when({ type: 'UnpublishCertification', data }).then({ type: 'CertificationUnpublished', data });
    draft.when({ type: 'UnpublishCertification', data }).thenNothing();
  });

  it('has to be there', () => {
    given(certification).when({ type: 'PublishCertification', data }).thenRejected('certification-not-found');
  });
});
