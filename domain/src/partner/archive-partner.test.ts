import { given } from '../testing/given.ts';
import type { ArchivePartner } from './archive-partner.ts';
import { partner } from './partner.decider.ts';
import { partnerArchived, partnerCreated } from './partner.examples.ts';

const archive = (reason: string | null = null): ArchivePartner => ({
  type: 'ArchivePartner',
  data: { partnerId: 'partner-1', reason },
});

describe('archive partner', () => {
  it('takes the partner out of the programme', () => {
    given(partner, partnerCreated()).when(archive('Out of business')).then(partnerArchived('Out of business'));
  });

  it('changes nothing when the partner is archived already', () => {
    given(partner, partnerCreated(), partnerArchived()).when(archive('Out of business')).thenNothing();
  });

  it('refuses a partner nobody created', () => {
    given(partner).when(archive()).thenRejected('partner-not-found');
  });
});
