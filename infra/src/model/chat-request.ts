import { type ModelMessage, type ModelRequest, strictSchemaOf } from '@partneros/domain';
import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';

/** A turn as the chat completions API takes it. */
export const chatRequestOf = (model: string, request: ModelRequest): ChatCompletionCreateParamsStreaming => {
  const { messages, maxOutputTokens, output, tools = [] } = request;
  return {
    model,
    messages: messages.map(messageOf),
    max_completion_tokens: maxOutputTokens,
    stream: true,
    stream_options: { include_usage: true },
    ...(output !== undefined && {
      response_format: {
        type: 'json_schema' as const,
        json_schema: { name: output.name, strict: true, schema: strictSchemaOf(output.schema) },
      },
    }),
    ...(tools.length > 0 && {
      tools: tools.map(({ name, description, input }) => ({
        type: 'function' as const,
        function: { name, description, strict: true, parameters: strictSchemaOf(input) },
      })),
    }),
  };
};

const messageOf = (message: ModelMessage): ChatCompletionMessageParam => {
  switch (message.role) {
    case 'tool':
      return { role: 'tool', tool_call_id: message.toolCallId, content: message.text };
    case 'assistant':
      return {
        role: 'assistant',
        content: message.text,
        ...(message.toolCalls !== undefined && {
          tool_calls: message.toolCalls.map(({ id, name, input }) => ({
            id,
            type: 'function' as const,
            function: { name, arguments: input },
          })),
        }),
      };
    default:
      return { role: message.role, content: message.text };
  }
};
