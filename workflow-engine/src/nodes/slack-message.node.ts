import { inSlack } from '@partneros/domain';
import type { Performer } from './performer.ts';
import { renderTexts } from './render-texts.ts';

type Input = {
  readonly channel: string;
  readonly text: string;
};

export const slackMessage: Performer<'slack_message', Input> = {
  prepare: ({ channel, text }, context) => renderTexts({ channel, text }, context, inSlack),
  perform: (input, { organizationId, key }, { effects }) => effects.postSlackMessage({ organizationId, key, ...input }),
};
