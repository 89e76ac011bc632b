import {
  analyzePartnerTask,
  type Cause,
  generate,
  judgeAnalysis,
  ownFit,
  type Partner,
  type RecordAnalysis,
  type Strategy,
  type WebPage,
} from '@partneros/domain';
import type { CommandDeps } from '../http/command-deps.ts';

/** What came of finding out about a company. */
export type FindingOut =
  | {
      readonly kind: 'found-out';
      readonly data: Pick<RecordAnalysis['data'], 'inputHash' | 'model' | 'cost' | 'found' | 'insights' | 'expiresAt'>;
    }
  | { readonly kind: 'unreadable'; readonly message: string }
  | { readonly kind: 'quota-exhausted' };

/** Reads a partner's site, asks the model, and keeps what holds. Changes nothing. Throws `ModelFailure`. */
export const findOut = async (
  deps: CommandDeps,
  {
    organizationId,
    partner,
    ownRecord,
    strategy,
    cause,
    signal,
  }: {
    readonly organizationId: string;
    readonly partner: Partner;
    /** The same partner without what analyses have written into it. */
    readonly ownRecord: Partner;
    readonly strategy: Pick<Strategy, 'icp' | 'ipp'>;
    readonly cause: Cause;
    readonly signal: AbortSignal;
  },
): Promise<FindingOut> => {
  let pages: readonly WebPage[] = [];
  if (partner.domain !== null) {
    const reading = await deps.websites.read(partner.domain, signal);
    if (reading.kind === 'unreadable') return reading;
    pages = reading.pages;
  }
  const input = { partner, strategy, pages };
  const made = await generate(deps, { organizationId, cause, task: analyzePartnerTask, input, signal });
  if (made.kind === 'quota-exhausted') return made;
  const { model, cost } = made.consumed;
  const judged = judgeAnalysis({
    said: made.value,
    pages,
    partner,
    own: ownFit(ownRecord, strategy),
    hasStrategy: strategy.icp !== null || strategy.ipp !== null,
    model,
    now: deps.clock.now(),
  });
  const inputHash = deps.ids.derive(JSON.stringify(analyzePartnerTask.prompt(input)));
  const expiresAt = judged.insights.cacheExpiresAt;
  return { kind: 'found-out', data: { inputHash, model, cost, ...judged, expiresAt } };
};
