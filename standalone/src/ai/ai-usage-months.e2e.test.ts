import { deepEqual, equal } from 'node:assert/strict';
import { addMillis, DAY } from '@partneros/domain';
import { icpExample } from '@partneros/domain/testing';
import type { TestCaller } from '@partneros/infra/testing';
import { type ServedEverything, serveEverything } from '../testing/serve-everything.ts';
import { asks, type Looked } from '../testing/workflows-over-http.ts';

const OTHERS: TestCaller = { userId: 'user-9', organizationId: 'org-9', role: 'owner' };

describe('AI usage, month by month', () => {
  let served: ServedEverything;
  before(async () => {
    served = await serveEverything();
  });
  after(() => served.close());

  const spend = async (times: number, as?: TestCaller) => {
    for (let n = 0; n < times; n += 1) {
      served.model.next(JSON.stringify(icpExample()));
      const company = `company-${served.model.requests.length}.example`;
      await (await served.fetch('/api/ai/icp', { json: { company }, ...(as && { as }) })).text();
    }
  };
  const months = async (query = '', as?: TestCaller): Promise<Looked> => {
    const head = await served.feed.head();
    return (await served.fetch(`/api/ai/usage/months?atLeast=${head}${query}`, { ...(as && { as }) })).json();
  };

  it('is listed with its tokens and costs, page by page, for the organization alone', async () => {
    await spend(2);
    await spend(1, OTHERS);
    served.clock.advance(30 * DAY);
    await spend(1);
    const { aiUsageMonths, nextCursor } = await months('&limit=1');
    const icp = { calls: 1, inputTokens: 20, outputTokens: 10, spentMicrocents: 30 };
    deepEqual(aiUsageMonths, [
      { month: '2026-06', ...icp, tasks: { icp }, lastUsedAt: addMillis('2026-05-16T12:00:00.000Z', 30 * DAY) },
    ]);
    const [may] = (await months(`&limit=1&cursor=${nextCursor}`)).aiUsageMonths;
    deepEqual([may.month, may.calls, may.spentMicrocents], ['2026-05', 2, 60]);
    const { aiUsage } = await asks(served).read('/api/ai/usage?month=2026-05');
    deepEqual([aiUsage.spentMicrocents, aiUsage.tasks], [may.spentMicrocents, may.tasks]);
    equal((await months('', OTHERS)).aiUsageMonths.length, 1);
  });

  it('is for who may see what AI costs', async () => {
    const as = { userId: 'user-5', organizationId: 'org-1', role: 'partner', partnerId: 'partner-1' } as const;
    equal((await served.fetch('/api/ai/usage/months', { as })).status, 403);
    equal((await served.fetch('/api/ai/usage/months', { as: { ...as, role: 'viewer' } })).status, 200);
  });
});
