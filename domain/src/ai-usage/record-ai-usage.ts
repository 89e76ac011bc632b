import { type ExecuteDeps, execute } from '../kernel/execute.ts';
import { inTurn } from '../kernel/in-turn.ts';
import { load } from '../kernel/load.ts';
import type { Cause } from '../kernel/metadata.ts';
import { streamOf } from '../kernel/stream.ts';
import { Unavailable } from '../ports/unavailable.ts';
import { type AiQuotaCommand, aiUsage, aiUsagePart } from './ai-usage.decider.ts';
import type { AiUsage } from './ai-usage.state.ts';

const MAX_ATTEMPTS = 20;

/**
 * Decides on a month's quota in the part of it that is open, and turns it over to the next when it is full. Answers
 * what the month has come to with it; `undefined` when it was refused. Reads one part, however long the month has become.
 */
export const recordAiUsage = (
  deps: ExecuteDeps,
  organizationId: string,
  month: string,
  command: AiQuotaCommand,
  cause: Cause,
): Promise<AiUsage | undefined> =>
  inTurn(deps.store, streamOf(aiUsage.category, organizationId, month), async () => {
    let part = await newestPart(deps, organizationId, month);
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const outcome = await execute(deps, aiUsage, { organizationId, id: aiUsagePart(month, part), command, cause });
      if (outcome.kind === 'conflict') continue;
      if (outcome.kind === 'recorded' || outcome.kind === 'unchanged') return outcome.aggregate?.state;
      if (outcome.kind === 'key-reused') throw new Error('a command on AI usage has the id of another');
      if (outcome.code === 'ai-usage-full') await close(deps, organizationId, month, part, cause);
      else if (outcome.code === 'ai-usage-closed') {
        await begin(deps, organizationId, month, part + 1, cause);
        part += 1;
        remember(deps.store, organizationId, month, part);
      } else return undefined;
    }
    throw new Unavailable('the AI usage of this month is too busy');
  });

/** What a month has come to until now; `undefined` when nothing was asked for in it. */
export const aiUsageOf = async (
  deps: Pick<ExecuteDeps, 'store'>,
  organizationId: string,
  month: string,
): Promise<AiUsage | undefined> => {
  for (let part = await newestPart(deps, organizationId, month); ; part += 1) {
    const found = await load(deps, aiUsage, organizationId, aiUsagePart(month, part));
    // What is closed and not gone on with yet holds everything all the same.
    if (!found?.state.isClosed || !(await exists(deps, organizationId, month, part + 1))) return found?.state;
  }
};

const close = async (deps: ExecuteDeps, organizationId: string, month: string, part: number, cause: Cause) => {
  const commandId = deps.ids.derive('close', organizationId, month, String(part));
  const id = aiUsagePart(month, part);
  const command = { type: 'CloseAiUsage', data: { month, part } } as const;
  await execute(deps, aiUsage, { organizationId, id, command, cause: { ...cause, commandId } });
};

const begin = async (deps: ExecuteDeps, organizationId: string, month: string, part: number, cause: Cause) => {
  const closed = await load(deps, aiUsage, organizationId, aiUsagePart(month, part - 1));
  if (!closed?.state.isClosed) throw new Error(`part ${part - 1} of ${month} is not closed`);
  const commandId = deps.ids.derive('continue', organizationId, month, String(part));
  const id = aiUsagePart(month, part);
  const command = { type: 'ContinueAiUsage', data: { closed: closed.state } } as const;
  await execute(deps, aiUsage, { organizationId, id, command, cause: { ...cause, commandId } });
};

// Of each organization the month that was asked for last: it is this one, nearly always. A hint, and no more: a part that
// is closed by now says so.
const newest = new WeakMap<object, Map<string, { readonly month: string; readonly part: number }>>();

const remember = (store: object, organizationId: string, month: string, part: number): void => {
  const hints = newest.get(store) ?? new Map();
  newest.set(store, hints.set(organizationId, { month, part }));
};

/** The newest part of a month, or nearly: found by doubling, then halving, so that even a long month takes a few looks. */
const newestPart = async (deps: Pick<ExecuteDeps, 'store'>, organizationId: string, month: string): Promise<number> => {
  const hint = newest.get(deps.store)?.get(organizationId);
  if (hint?.month === month) return hint.part;
  let there = 1;
  let missing = 2;
  while (await exists(deps, organizationId, month, missing)) [there, missing] = [missing, missing * 2];
  while (missing - there > 1) {
    const middle = Math.floor((there + missing) / 2);
    if (await exists(deps, organizationId, month, middle)) there = middle;
    else missing = middle;
  }
  remember(deps.store, organizationId, month, there);
  return there;
};

const exists = async (
  { store }: Pick<ExecuteDeps, 'store'>,
  organizationId: string,
  month: string,
  part: number,
): Promise<boolean> => {
  const stream = streamOf(aiUsage.category, organizationId, aiUsagePart(month, part));
  return (await store.read(stream, { limit: 1 })).length > 0;
};
