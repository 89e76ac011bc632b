import type { Citation, JsonValue, TurnHappening } from '@partneros/domain';
import type { UiMessageStream } from '@partneros/infra/http';

/**
 * Tells what happens in a turn as parts of a UI message: those that `useChat` of AI SDK 5, 6 and 7 all know. A round of
 * the model is a step; a text ends where something else begins.
 */
export const createUiTurn = (turnId: string, send: UiMessageStream['send']): ((happening: TurnHappening) => void) => {
  let round: number | undefined;
  let text: string | undefined;
  let texts = 0;

  const start = (): void => {
    if (round === undefined) send({ type: 'start', messageId: turnId });
  };
  const step = (next: number): void => {
    if (round === next) return;
    start();
    endStep();
    send({ type: 'start-step' });
    round = next;
  };
  const endText = (): void => {
    if (text !== undefined) send({ type: 'text-end', id: text });
    text = undefined;
  };
  const endStep = (): void => {
    endText();
    if (round !== undefined) send({ type: 'finish-step' });
  };

  return (happening) => {
    switch (happening.type) {
      case 'text':
        step(happening.round);
        if (text === undefined) {
          texts += 1;
          text = `t${texts}`;
          send({ type: 'text-start', id: text });
        }
        send({ type: 'text-delta', id: text, delta: happening.text });
        return;
      case 'tool-asked': {
        step(happening.round);
        endText();
        const { toolCallId, tool, input } = happening;
        send({ type: 'tool-input-available', toolCallId, toolName: tool, input, dynamic: true });
        return;
      }
      case 'tool-answered':
        send({
          type: 'tool-output-available',
          toolCallId: happening.toolCallId,
          output: happening.output,
          dynamic: true,
        });
        return;
      case 'tool-refused':
        send({
          type: 'tool-output-error',
          toolCallId: happening.toolCallId,
          errorText: happening.refused,
          dynamic: true,
        });
        return;
      case 'finished':
        step(round ?? 0);
        endText();
        happening.citations.forEach((citation, index) => {
          send({ type: 'data-citation', id: `c${index + 1}`, data: dataOf(citation) });
        });
        send({ type: 'finish-step' });
        send({ type: 'finish', finishReason: 'stop' });
        return;
      case 'failed':
        start();
        send({ type: 'error', errorText: happening.error });
        return;
      case 'aborted':
        start();
        send({ type: 'abort' });
        return;
    }
  };
};

const dataOf = (citation: Citation): JsonValue => ({ ...citation });
