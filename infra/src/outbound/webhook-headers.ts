// They frame the message, choose the peer, or are the connection's own business.
const RESERVED: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]{0,4096}$/;

/** The headers of a webhook: the user's, with ours over them. `undefined` when one of theirs may not be sent. */
export const webhookHeaders = (
  theirs: Readonly<Record<string, string>>,
  ours: Readonly<Record<string, string>>,
): Record<string, string> | undefined => {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(theirs)) {
    const lower = name.toLowerCase();
    if (!TOKEN.test(name) || !VALUE.test(value) || RESERVED.has(lower) || lower.startsWith('proxy-')) return undefined;
    headers.set(lower, value);
  }
  for (const [name, value] of Object.entries(ours)) headers.set(name.toLowerCase(), value);
  return Object.fromEntries(headers);
};
