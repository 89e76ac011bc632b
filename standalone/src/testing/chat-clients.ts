import { DefaultChatTransport as Transport5 } from 'ai-sdk-5';
import { DefaultChatTransport as Transport6 } from 'ai-sdk-6';
import { DefaultChatTransport as Transport7 } from 'ai-sdk-7';
import { Chat as Chat5 } from 'ai-sdk-react-5';
import { Chat as Chat6 } from 'ai-sdk-react-6';
import { Chat as Chat7 } from 'ai-sdk-react-7';

/** A message as the client holds it. */
export interface HeldMessage {
  readonly id: string;
  readonly role: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects; anything else fails it.
  readonly parts: readonly any[];
}

/** What a page does with a chat; all three majors have this in common. */
export interface ChatClient {
  readonly status: string;
  readonly error: Error | undefined;
  readonly messages: readonly HeldMessage[];
  sendMessage(message: { readonly text: string }): Promise<void>;
  regenerate(): Promise<void>;
  resumeStream(): Promise<void>;
  stop(): Promise<void>;
}

type Fetch = (path: string, init: RequestInit) => Promise<Response>;
type Opens = (id: string, fetch: Fetch) => ChatClient;

const transport = (fetch: Fetch) => ({
  api: '/api/ai/chat',
  body: { currentRoute: '/partners' },
  fetch: ((path: string, init: RequestInit) => fetch(String(path), init)) as typeof globalThis.fetch,
});

/** The real `Chat` with its real transport, of each major of the AI SDK. */
export const CHAT_CLIENTS: Readonly<Record<string, Opens>> = {
  5: (id, fetch) => new Chat5({ id, transport: new Transport5(transport(fetch)) }) as unknown as ChatClient,
  6: (id, fetch) => new Chat6({ id, transport: new Transport6(transport(fetch)) }) as unknown as ChatClient,
  7: (id, fetch) => new Chat7({ id, transport: new Transport7(transport(fetch)) }) as unknown as ChatClient,
};
