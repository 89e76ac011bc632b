import type { Citation } from '../conversation/citation.ts';
import type { ConversationEvent } from '../conversation/conversation.events.ts';
import type { JsonValue } from '../kernel/json.ts';

/** What happens in a turn, for whoever watches it, as it happens or told again from the log. */
export type TurnHappening =
  | { readonly type: 'text'; readonly round: number; readonly text: string }
  | {
      readonly type: 'tool-asked';
      readonly round: number;
      readonly toolCallId: string;
      readonly tool: string;
      readonly input: JsonValue;
    }
  | { readonly type: 'tool-answered'; readonly toolCallId: string; readonly output: JsonValue }
  | { readonly type: 'tool-refused'; readonly toolCallId: string; readonly refused: string }
  | { readonly type: 'finished'; readonly citations: readonly Citation[] }
  | { readonly type: 'failed'; readonly error: string }
  | { readonly type: 'aborted' };

/** What an event tells of a turn. */
export const happeningsOf = (event: ConversationEvent): readonly TurnHappening[] => {
  switch (event.type) {
    case 'UserMessageSent':
    case 'AnswerRequestedAgain':
      return [];
    case 'AssistantPartStreamed':
      return [{ type: 'text', round: event.data.round, text: event.data.text }];
    case 'ToolConsulted': {
      const { round, toolCallId, query, output, refused } = event.data;
      return [
        { type: 'tool-asked', round, toolCallId, ...query },
        refused === undefined
          ? { type: 'tool-answered', toolCallId, output: output ?? null }
          : { type: 'tool-refused', toolCallId, refused },
      ];
    }
    case 'AssistantTurnFinished':
      return [{ type: 'finished', citations: event.data.citations }];
    case 'AssistantTurnFailed':
      return [{ type: 'failed', error: event.data.error }];
    case 'AssistantTurnAborted':
      return [{ type: 'aborted' }];
  }
};
