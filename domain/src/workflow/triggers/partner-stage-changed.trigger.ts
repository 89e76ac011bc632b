import { z } from 'zod';
import { isLevel, level } from './level-filter.ts';
import { trigger } from './trigger.ts';
import { firstNo } from './trigger-match.ts';

export const partnerStageChanged = trigger({
  events: ['PartnerStageChanged'],
  subject: 'partner',
  config: z.strictObject({ fromStage: level, toStage: level }),
  match: ({ fromStage, toStage }, { read }) =>
    firstNo(isLevel('stage it left', fromStage, read('from')), isLevel('stage it moved to', toStage, read('to'))),
});
