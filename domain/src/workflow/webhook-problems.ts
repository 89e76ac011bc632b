import { WebAddress } from '../kernel/fields.ts';
import type { ActionNode } from './node-configs.ts';

type WebhookData = Extract<ActionNode, { readonly type: 'webhook' }>['data'];

// Ours to set: the receiver checks us by them. The last two would change how the request is read.
const RESERVED: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'idempotency-key',
  'x-partneros-signature',
  'x-partneros-depth',
  'connection',
  'transfer-encoding',
]);
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
const HEADER_VALUE = /^[^\r\n\0]*$/;

/** What is wrong with where a webhook goes and what it carries, one sentence each. */
export const webhookProblems = ({ url, headers }: Pick<WebhookData, 'url' | 'headers'>): readonly string[] => [
  ...urlProblems(url),
  ...Object.entries(headers).flatMap(([name, value]) => {
    if (!HEADER_NAME.test(name)) return [`headers: ${name.slice(0, 40)} is no header name`];
    if (RESERVED.has(name.toLowerCase())) return [`headers: ${name} is set by PartnerOS`];
    return HEADER_VALUE.test(value) ? [] : [`headers: ${name} holds a line break`];
  }),
];

// Data decides neither the scheme nor the host: else a partner's name could send our requests elsewhere.
const urlProblems = (url: string): readonly string[] => {
  const authority = /^https?:\/\/([^/?#\\]+)/i.exec(url)?.[1];
  if (authority === undefined) return ['url: expected an address that begins with http:// or https:// and a host'];
  if (authority.includes('{{')) return ['url: the host must be written out, without templates'];
  if (authority.includes('@')) return ['url: a user name or password does not belong into the address'];
  return WebAddress.safeParse(url.replaceAll(/\{\{[^{}]*\}\}/g, 'x')).success ? [] : ['url: this is no web address'];
};
