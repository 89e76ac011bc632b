import type { NelsonTool } from '@partneros/domain';
import {
  answerQuestion,
  type Cause,
  createTextBatches,
  createTurnRecorder,
  nelsonPrompt,
  type SaidMessage,
  type TurnHappening,
} from '@partneros/domain';
import { Problem, problemOf } from '@partneros/infra/http';
import type { QueryRouteDeps } from '../http/query-deps.ts';
import { quotaExhausted } from './chat.problems.ts';

/** A turn that was recorded as begun. */
export interface TurnToRun {
  readonly organizationId: string;
  readonly userId: string;
  readonly conversationId: string;
  readonly turnId: string;
  readonly cause: Cause;
  readonly said: readonly SaidMessage[];
  readonly route: string | null;
  readonly tools: readonly NelsonTool[];
  /** Aborted when nobody reads it any more. */
  readonly abandoned: AbortController;
}

/**
 * Has Nelson answer, tells of it while it happens, and records it: whatever becomes of the turn, its end is recorded,
 * with all that was said before. Answers a problem, or throws, when it came to nothing.
 */
export const runTurn = async (
  deps: QueryRouteDeps,
  turn: TurnToRun,
  tell: (happening: TurnHappening) => void,
): Promise<Problem | undefined> => {
  const { organizationId, conversationId, userId, turnId, cause, abandoned } = turn;
  const about = { conversationId, userId, turnId };
  const recorder = createTurnRecorder(deps, { organizationId, conversationId, cause });
  // Refused: the next message has ended this turn.
  const record: typeof recorder.record = async (command) => {
    const done = await recorder.record(command);
    if (!done) abandoned.abort();
    return done;
  };
  const batches = createTextBatches(deps.clock, (round, text) =>
    record({ type: 'StreamAssistantPart', data: { ...about, round, text } }),
  );
  const fail = async (error: string): Promise<void> => {
    await batches.end();
    await record({ type: 'FailTurn', data: { ...about, error } });
  };

  try {
    const answered = await answerQuestion(
      deps,
      {
        organizationId,
        cause,
        turnId,
        messages: nelsonPrompt({ said: turn.said, route: turn.route, today: deps.clock.now().slice(0, 10) }),
        tools: turn.tools,
        signal: abandoned.signal,
      },
      {
        said: (round, text) => {
          tell({ type: 'text', round, text });
          batches.add(round, text);
        },
        asking: async (look) => {
          await batches.end();
          tell({ type: 'tool-asked', ...look });
        },
        consulted: async ({ round, toolCallId, tool, input }, consulted) => {
          const { positions, ...came } = 'output' in consulted ? consulted : { ...consulted, positions: [] };
          await record({
            type: 'ConsultTool',
            data: { ...about, round, toolCallId, query: { tool, input }, ...came, positions: [...positions] },
          });
          tell(
            'output' in came
              ? { type: 'tool-answered', toolCallId, output: came.output }
              : { type: 'tool-refused', toolCallId, refused: came.refused },
          );
        },
      },
    );
    if (answered.kind === 'quota-exhausted') {
      await fail(quotaExhausted.message);
      return quotaExhausted;
    }
    await batches.end();
    const { citations, model } = answered;
    const isWhole = await record({ type: 'FinishTurn', data: { ...about, citations: [...citations], model } });
    tell(isWhole ? { type: 'finished', citations } : { type: 'aborted' });
    return undefined;
  } catch (error) {
    if (abandoned.signal.aborted) {
      await batches.end().catch(() => undefined);
      await recorder.record({ type: 'AbortTurn', data: about });
      tell({ type: 'aborted' });
      return undefined;
    }
    const known = error instanceof Problem ? error : problemOf(error);
    // Where the log is out of order nothing can be recorded there; the turn is told of as interrupted then.
    await fail(known?.message ?? 'Something went wrong here.').catch(() => undefined);
    throw error;
  }
};
