import { type Decider, reject } from '../kernel/decider.ts';
import { type CertificationEvent, certificationEvents } from './certification.events.ts';
import type { CertificationRejection } from './certification.rejections.ts';
import { type Certification, evolveCertification } from './certification.state.ts';
import { type CreateCertification, createCertification } from './create-certification.ts';
import { type PublishCertification, publishCertification } from './publish-certification.ts';
import { type UnpublishCertification, unpublishCertification } from './unpublish-certification.ts';
import { type UpdateCertification, updateCertification } from './update-certification.ts';

export type CertificationCommand =
  | CreateCertification
  | UpdateCertification
  | PublishCertification
  | UnpublishCertification;

export const certification: Decider<Certification, CertificationCommand, CertificationEvent, CertificationRejection> = {
  category: 'certification',
  events: certificationEvents,
  evolve: evolveCertification,
  decide: (command, certification) => {
    if (command.type === 'CreateCertification') return createCertification(command, certification);
    if (certification === undefined) return reject('certification-not-found');
    switch (command.type) {
      case 'UpdateCertification':
        return updateCertification(command, certification);
      case 'PublishCertification':
        return publishCertification(command, certification);
      case 'UnpublishCertification':
        return unpublishCertification(command, certification);
    }
  },
};
