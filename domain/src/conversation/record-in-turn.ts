import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { ConversationEvent } from './conversation.events.ts';
import type { ConversationRejection } from './conversation.rejections.ts';
import type { Conversation } from './conversation.state.ts';

/** A piece of an answer was streamed. */
export interface StreamAssistantPart {
  readonly type: 'StreamAssistantPart';
  readonly data: DataOf<ConversationEvent, 'AssistantPartStreamed'>;
}

/** A look-up was made for an answer. */
export interface ConsultTool {
  readonly type: 'ConsultTool';
  readonly data: DataOf<ConversationEvent, 'ToolConsulted'>;
}

/** The answer is whole. */
export interface FinishTurn {
  readonly type: 'FinishTurn';
  readonly data: DataOf<ConversationEvent, 'AssistantTurnFinished'>;
}

/** The answer came to nothing, or stays a part. */
export interface FailTurn {
  readonly type: 'FailTurn';
  readonly data: DataOf<ConversationEvent, 'AssistantTurnFailed'>;
}

/** Nobody reads the answer any more. */
export interface AbortTurn {
  readonly type: 'AbortTurn';
  readonly data: DataOf<ConversationEvent, 'AssistantTurnAborted'>;
}

/** What happens in a turn. */
export type TurnCommand = StreamAssistantPart | ConsultTool | FinishTurn | FailTurn | AbortTurn;

/** Nothing is added to a turn that is over: what comes late, from before a crash or beside the next message, is refused. */
export const recordInTurn = (
  command: TurnCommand,
  conversation: Conversation | undefined,
): Decision<ConversationEvent, ConversationRejection> => {
  if (conversation === undefined) return reject('conversation-not-found');
  if (conversation.turn.id !== command.data.turnId || conversation.turn.status !== 'streaming')
    return reject('turn-over');
  switch (command.type) {
    case 'StreamAssistantPart':
      return [{ type: 'AssistantPartStreamed', data: command.data }];
    case 'ConsultTool':
      return [{ type: 'ToolConsulted', data: command.data }];
    case 'FinishTurn':
      return [{ type: 'AssistantTurnFinished', data: command.data }];
    case 'FailTurn':
      return [{ type: 'AssistantTurnFailed', data: command.data }];
    case 'AbortTurn':
      return [{ type: 'AssistantTurnAborted', data: command.data }];
  }
};
