import { expect } from 'chai';
import { exampleIntegrationEvent } from './example-integration-event.ts';
import { integrationFeedContract } from './integration-feed.contract.ts';
import { createRecordingIntegrationFeed } from './recording-integration-feed.ts';

integrationFeedContract('recording', async () => {
  const feed = createRecordingIntegrationFeed();
  return { feed, arrived: async (count) => feed.until(count).then(() => feed.published), close: async () => undefined };
});

describe('a recording integration feed', () => {
  const event = exampleIntegrationEvent('thing-org-1_1');

  it('refuses, or loses the acknowledgement, as often as told', async () => {
    const feed = createRecordingIntegrationFeed();
    feed.meet('refused', 'acknowledgement lost');
    const outcomes = await Promise.allSettled([feed.publish([event]), feed.publish([event]), feed.publish([event])]);
    expect(outcomes.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected', 'fulfilled']);
    expect(feed.published).to.deep.equal([event, event]);
  });
});
