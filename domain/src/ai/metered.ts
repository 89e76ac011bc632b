import type { AiQuotaCommand } from '../ai-usage/ai-usage.decider.ts';
import { recordAiUsage } from '../ai-usage/record-ai-usage.ts';
import { load } from '../kernel/load.ts';
import type { Cause } from '../kernel/metadata.ts';
import { addMillis, millisOf } from '../kernel/time.ts';
import { traced } from '../kernel/traced.ts';
import { organization } from '../organization/organization.decider.ts';
import type { AiOutcome } from '../ports/ai-meter.ts';
import { type Model, ModelFailure } from '../ports/model.ts';
import type { AiDeps } from './ai-deps.ts';
import { TooMuchAtOnce } from './ai-places.ts';

/** What work came to. */
export interface Consumed {
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** In micro-cents. */
  readonly cost: number;
}

/** Work that costs something, and whom. */
export interface MeteredWork<Result> {
  readonly organizationId: string;
  readonly task: string;
  readonly cause: Cause;
  /** The most it can cost, in micro-cents. */
  readonly bound: (model: Model) => number;
  readonly run: (model: Model) => Promise<{ readonly result: Result; readonly consumed: Consumed }>;
  /** What a failure has cost all the same; absent: nothing. */
  readonly consumedBy: (failure: unknown, model: Model) => Consumed | undefined;
}

/** What became of metered work that did not fail. */
export type Metered<Result> =
  | { readonly kind: 'done'; readonly result: Result; readonly consumed: Consumed }
  | { readonly kind: 'quota-exhausted' };

const CENT = 1_000_000;
// Past its own deadline work has ended; what is still held by then was left by a process that has.
const GRACE_MS = 60_000;

/** What an organization's AI may cost in a month, in micro-cents: its own plan, within what the installation allows. */
export const aiQuotaOf = (monthlyCents: number | null, allowedCents: number): number =>
  Math.min(monthlyCents ?? allowedCents, allowedCents) * CENT;

/**
 * Does work within the month's quota: the most it can cost is held before, what it came to is recorded after, and what
 * was held goes back when it came to nothing. So whatever runs at once stays within the quota together. Throws what the
 * work throws, `ModelFailure` when no model is configured, and `TooMuchAtOnce` while the organization has as much under
 * way as it may.
 */
export const metered = async <Result>(deps: AiDeps, work: MeteredWork<Result>): Promise<Metered<Result>> => {
  const measure = { seconds: 0, inputTokens: 0, outputTokens: 0, cost: 0, quotaUsed: 0 };
  const told = (outcome: AiOutcome) => deps.aiMeter?.record({ task: work.task, outcome, ...measure });
  try {
    const leave = deps.aiPlaces?.take(work.organizationId);
    const done = await withinQuota(deps, work, (part) => Object.assign(measure, part)).finally(leave);
    told(done.kind);
    return done;
  } catch (failure) {
    told(outcomeOf(failure));
    throw failure;
  }
};

const outcomeOf = (failure: unknown): AiOutcome => {
  if (failure instanceof ModelFailure) return failure.reason;
  return failure instanceof TooMuchAtOnce ? 'too-much-at-once' : 'failed';
};

/** What is measured of work. */
type Measured = { readonly seconds: number } | Omit<Consumed, 'model'> | { readonly quotaUsed: number };

const withinQuota = async <Result>(
  deps: AiDeps,
  { organizationId, task, cause, bound, run, consumedBy }: MeteredWork<Result>,
  measured: (part: Measured) => void,
): Promise<Metered<Result>> => {
  const { model } = deps;
  if (model === undefined)
    throw new ModelFailure(
      'not-configured',
      'No AI model is configured here; whoever runs PartnerOS sets OPENAI_API_KEY.',
    );
  const founded = await load(deps, organization, organizationId, organizationId);
  const quota = aiQuotaOf(founded?.state.aiPlan.monthlyCents ?? null, deps.aiMonthlyCents);

  const at = deps.clock.now();
  const month = at.slice(0, 7);
  const reservation = { month, reservationId: deps.ids.next() };
  const record = (command: AiQuotaCommand) =>
    recordAiUsage(deps, organizationId, month, command, {
      ...cause,
      commandId: deps.ids.derive(reservation.reservationId, command.type),
      occurredAt: deps.clock.now(),
    });

  const expiresAt = addMillis(at, model.deadlineMs + GRACE_MS);
  const reserved = { ...reservation, task, model: model.name, cost: bound(model), quota, expiresAt };
  const held = await record({ type: 'ReserveAiQuota', data: { ...reserved, at } });
  measured({ quotaUsed: held === undefined ? 1 : shareOf(held.spent, quota) });
  if (held === undefined) return { kind: 'quota-exhausted' };
  const settle = async (consumed: Consumed) => {
    const { inputTokens, outputTokens, cost } = consumed;
    measured({ inputTokens, outputTokens, cost });
    const after = await record({ type: 'SettleAiUsage', data: { ...reservation, task, ...consumed } });
    if (after !== undefined) measured({ quotaUsed: shareOf(after.spent, quota) });
  };
  const attributes = { 'partneros.task': task, 'partneros.model': model.name };
  const begun = deps.clock.now();
  const { result, consumed } = await traced(
    deps.tracing,
    'ask model',
    { kind: 'client', parent: cause.traceparent, attributes },
    () => run(model),
  )
    .finally(() => measured({ seconds: (millisOf(deps.clock.now()) - millisOf(begun)) / 1000 }))
    .catch(async (failure: unknown) => {
      const consumed = consumedBy(failure, model);
      await (consumed === undefined ? record({ type: 'ReleaseAiQuota', data: reservation }) : settle(consumed));
      throw failure;
    });
  await settle(consumed);
  return { kind: 'done', result, consumed };
};

const shareOf = (spent: number, quota: number): number => (quota === 0 ? 1 : spent / quota);
