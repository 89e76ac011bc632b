import { type JsonObject, lookUp } from '@partneros/domain';
import { done, textAt } from '../client/ask.ts';
import type { Client } from '../client/client.ts';
import type { Figure } from './figure.ts';
import type { Recount } from './recount.ts';
import type { Named } from './world.ts';

/**
 * Tries every workflow on the whole history that it has really lived through: the runs that a backtest makes have to be
 * those that there were, to the last id, and to send as many mails.
 */
export const backtestFigures = async (
  client: Client,
  { workflows, from, pause }: { workflows: readonly Named[]; from: string; pause: () => Promise<void> },
  { mails }: Pick<Recount, 'mails'>,
): Promise<readonly Figure[]> => {
  const to = new Date().toISOString();
  const figures: Figure[] = [];
  let simulated = 0;
  for (const { id, name } of workflows) {
    const path = `/api/workflows/${id}/backtest`;
    const started = await done(client, { step: `backtest-${id}`, method: 'POST', path, body: { from, to } });
    const summary = await summaryOf(client, `${path}s/${textAt(started.body, 'backtestId')}`, pause);
    const count = (what: string) => Number(lookUp(summary, what));
    figures.push({
      what: `Backtest: ${name}`,
      played: count('real.runs'),
      listed: count('runs'),
      logged: count('real.inBoth'),
    });
    simulated += count('mails');
  }
  const sent = mails.filter(({ status }) => status === 'sent').length;
  return [...figures, { what: 'Backtest: mails', played: sent, listed: simulated }];
};

// Of the version that runs; what it would have made, and what there really was.
const summaryOf = async (client: Client, path: string, pause: () => Promise<void>): Promise<JsonObject> => {
  for (;;) {
    const { backtest } = (await client.read(path)) as { readonly backtest: JsonObject };
    if (backtest.finishedAt === null) {
      await pause();
      continue;
    }
    const [summary] = backtest.summaries as readonly JsonObject[];
    if (summary === undefined) throw new Error(`a backtest came to nothing: ${JSON.stringify(backtest.error)}`);
    return summary;
  }
};
