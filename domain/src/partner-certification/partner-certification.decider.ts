import type { Decider } from '../kernel/decider.ts';
import { type CompleteCertification, completeCertification } from './complete-certification.ts';
import { type PartnerCertificationEvent, partnerCertificationEvents } from './partner-certification.events.ts';
import { evolvePartnerCertification, type PartnerCertification } from './partner-certification.state.ts';

/** One stream per partner and certification, so that each event can say how many contacts hold it. */
export const partnerCertification: Decider<
  PartnerCertification,
  CompleteCertification,
  PartnerCertificationEvent,
  never
> = {
  category: 'partnerCertification',
  events: partnerCertificationEvents,
  evolve: evolvePartnerCertification,
  decide: completeCertification,
};
