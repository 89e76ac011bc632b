import OpenAI from 'openai';

/** The vendor's client, without its own retries, timers and logs: ours are told apart from each other, and counted. */
export const openAiClient = ({ apiKey, baseUrl }: { readonly apiKey: string; readonly baseUrl: string }): OpenAI =>
  new OpenAI({ apiKey, baseURL: baseUrl, organization: null, project: null, maxRetries: 0, logLevel: 'off' });
