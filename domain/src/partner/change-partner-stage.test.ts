import { given } from '../testing/given.ts';
import type { ChangePartnerStage } from './change-partner-stage.ts';
import { partner } from './partner.decider.ts';
import { partnerArchived, partnerCreated, partnerStageChanged } from './partner.examples.ts';

const toStage = (stage: string): ChangePartnerStage => ({
  type: 'ChangePartnerStage',
  data: { partnerId: 'partner-1', stage },
});

describe('change partner stage', () => {
  it('moves the partner and says from where', () => {
    given(partner, partnerCreated()).when(toStage('onboard')).then(partnerStageChanged('recruit', 'onboard'));
  });

  it('changes nothing when the partner is there already', () => {
    given(partner, partnerCreated({ stage: 'onboard' }))
      .when(toStage('onboard'))
      .thenNothing();
  });

  it('refuses a partner nobody created', () => {
    given(partner).when(toStage('onboard')).thenRejected('partner-not-found');
  });

  it('refuses an archived partner', () => {
    given(partner, partnerCreated(), partnerArchived()).when(toStage('onboard')).thenRejected('partner-archived');
  });
});
