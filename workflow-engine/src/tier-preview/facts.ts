import {
  type EventFeed,
  FACT_EVENTS,
  type PartnerFacts,
  partnerFacts,
  type RowStore,
  type Timestamp,
} from '@partneros/domain';
import { partnerFactsModel } from '@partneros/projections/models';

const PAGE = 500;
const BEGINNING: Timestamp = '1970-01-01T00:00:00.000Z';

/** What is known of every partner that is not archived, page by page. */
export async function* factsNow(
  rows: Pick<RowStore, 'find'>,
  organizationId: string,
): AsyncIterable<readonly PartnerFacts[]> {
  let cursor: string | undefined;
  do {
    const where = { isArchived: false };
    const page = await rows.find(partnerFactsModel, organizationId, { where, limit: PAGE, cursor });
    yield page.rows;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** The same as it was at a moment, by what had been recorded then: the fold of the log up to there. */
export async function* factsAsOf(
  feed: Pick<EventFeed, 'select' | 'head'>,
  organizationId: string,
  asOf: Timestamp,
): AsyncIterable<readonly PartnerFacts[]> {
  const partners = new Map<string, PartnerFacts>();
  const upTo = await feed.head();
  const recorded = { from: BEGINNING, to: asOf };
  for await (const { events } of feed.select({ organizationId, types: FACT_EVENTS, after: 0n, upTo, recorded }))
    for (const event of events) {
      const { partnerId } = event.data as { readonly partnerId: string };
      const facts = partnerFacts(partners.get(partnerId), event);
      if (facts !== undefined) partners.set(partnerId, facts);
    }
  const ids = [...partners.keys()].sort();
  yield ids.flatMap((id) => partners.get(id) ?? []).filter(({ isArchived }) => !isArchived);
}
