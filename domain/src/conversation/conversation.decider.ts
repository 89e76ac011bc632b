import type { Decider } from '../kernel/decider.ts';
import { type ConversationEvent, conversationEvents } from './conversation.events.ts';
import type { ConversationRejection } from './conversation.rejections.ts';
import { type Conversation, evolveConversation } from './conversation.state.ts';
import { recordInTurn, type TurnCommand } from './record-in-turn.ts';
import { type RequestAnswerAgain, requestAnswerAgain } from './request-answer-again.ts';
import { type SendUserMessage, sendUserMessage } from './send-user-message.ts';

export type ConversationCommand = SendUserMessage | RequestAnswerAgain | TurnCommand;

export const conversation: Decider<Conversation, ConversationCommand, ConversationEvent, ConversationRejection> = {
  category: 'conversation',
  events: conversationEvents,
  evolve: evolveConversation,
  decide: (command, state) => {
    switch (command.type) {
      case 'SendUserMessage':
        return sendUserMessage(command, state);
      case 'RequestAnswerAgain':
        return requestAnswerAgain(command, state);
      case 'StreamAssistantPart':
      case 'ConsultTool':
      case 'FinishTurn':
      case 'FailTurn':
      case 'AbortTurn':
        return recordInTurn(command, state);
    }
  },
};
