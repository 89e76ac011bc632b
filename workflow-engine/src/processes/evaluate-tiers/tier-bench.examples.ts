import {
  type DealCommand,
  deal,
  execute,
  type Message,
  type PartnerEvent,
  type ProgramCommand,
  partner,
  partsOf,
  program,
  type Recorded,
  type TierEvaluation,
  type TierRule,
} from '@partneros/domain';
import { openDealCommand } from '@partneros/domain/testing';
import type { WorkflowEngine } from '../../create-workflow-engine.ts';
import { engineBench, ORGANIZATION } from '../../engine.examples.ts';

const programId = ORGANIZATION;
const trackId = 'track-1';

/** An engine bench with a programme, and what people do to it. */
export const tierBench = (options: Parameters<typeof engineBench>[0] = {}) => {
  const bench = engineBench(options);
  let engines: WorkflowEngine[] = [];

  const idle = async () => {
    for (const engine of engines) await engine.idle();
  };
  const onProgram = (command: ProgramCommand) =>
    execute(bench, program, { organizationId: ORGANIZATION, id: programId, command, cause: bench.cause() });
  const onDeal = (id: string, command: DealCommand) =>
    execute(bench, deal, { organizationId: ORGANIZATION, id, command, cause: bench.cause() });
  const tierIdOf = (name: string) => `tier-${name.toLowerCase()}`;
  const require = (name: string, ...rules: readonly TierRule[]) =>
    onProgram({
      type: 'SetTierRequirements',
      data: {
        programId,
        tierId: tierIdOf(name),
        requirements: rules.map((rule, index) => ({ requirementId: `${name}-${index}`, anyOf: [rule] })),
      },
    });
  const history = async (partnerId: string) =>
    (await bench.feed.read(0n, 1_000_000)).filter(
      ({ stream }) => partsOf(stream).category === partner.category && partsOf(stream).id === partnerId,
    ) as readonly Recorded<PartnerEvent>[];

  return {
    ...bench,
    idle,
    begin: async (over: Parameters<typeof bench.start>[0] = {}) => {
      const engine = bench.start(over);
      engines.push(engine);
      await engine.ready;
      await idle();
    },
    end: async () => {
      await Promise.all(engines.map((engine) => engine.stop()));
      engines = [];
    },
    onProgram,
    require,
    evaluation: (over: Partial<TierEvaluation> = {}) =>
      onProgram({
        type: 'SetTierEvaluation',
        data: { programId, evaluation: { automatic: true, demotion: 'immediate', graceDays: 30, ...over } },
      }),
    /** Silver takes a deal won in the last 90 days, Gold two of them. */
    ladder: async () => {
      await onProgram({
        type: 'DefineTrack',
        data: { programId, trackId, name: 'Sell', slug: 'sell', description: null, segmentId: null },
      });
      for (const [index, name] of ['Silver', 'Gold'].entries()) {
        await onProgram({ type: 'DefineTier', data: { programId, trackId, tierId: tierIdOf(name), name } });
        await require(name, { fact: 'won_deals', atLeast: index + 1, withinDays: 90 });
      }
    },
    win: async (dealId: string, partnerId = 'acme') => {
      await onDeal(dealId, openDealCommand({ dealId, partnerId }));
      const now = bench.clock.now();
      await onDeal(dealId, { type: 'CloseDealWon', data: { dealId, amount: null, closedAt: null, now } });
    },
    reopen: (dealId: string) => onDeal(dealId, { type: 'ReopenDeal', data: { dealId } }),
    history,
    /** `<from> > <to>` of every move, oldest first. */
    moves: async (partnerId = 'acme') =>
      (await history(partnerId)).flatMap((event) =>
        event.type === 'PartnerTierChanged' ? [`${event.data.from} > ${event.data.to}`] : [],
      ),
    types: async (partnerId = 'acme') => (await history(partnerId)).map(({ type }: Message) => type),
  };
};
