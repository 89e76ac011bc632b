import type { JsonObject, JsonValue } from '../kernel/json.ts';
import type { Definition, DefinitionNode } from './definition.ts';
import { placeholder } from './placeholder.ts';

/**
 * A definition as another organization may have it: ids of records and whatever may be a secret have become placeholders
 * that say what belongs there. What keeps a workflow from running until it is filled in cannot be overlooked.
 */
export const portableDefinition = ({ nodes, edges }: Definition): Definition => ({ nodes: nodes.map(portable), edges });

const portable = (node: DefinitionNode): DefinitionNode => {
  const data = Object.fromEntries(Object.entries(node.data).map(([key, value]) => [key, fieldOf(node, key, value)]));
  return { ...node, data };
};

const fieldOf = (node: DefinitionNode, key: string, value: JsonValue): JsonValue => {
  if (node.type === 'webhook' && key === 'secretId') return placeholder(`secret ${node.id}`);
  if (node.type === 'webhook' && key === 'headers') return headersOf(value);
  if (node.type === 'webhook' && key === 'url' && typeof value === 'string') return withoutSecrets(value);
  if (key === 'id') return idsIn(value, 'record');
  if (key === 'assignee' && value !== 'partner_manager') return idsIn(value, 'member');
  return withoutIds(key, value);
};

const ID_FIELD = /^(.+?)Ids?$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const withoutIds = (key: string, value: JsonValue): JsonValue => {
  const [, record] = ID_FIELD.exec(key) ?? [];
  if (record !== undefined) return idsIn(value, record);
  if (typeof value === 'string') return UUID.test(value) ? placeholder('record') : value;
  if (isList(value)) return value.map((each) => withoutIds(key, each));
  if (typeof value !== 'object' || value === null) return value;
  // A condition compares what is at its path, which may well be an id.
  const compared = typeof value.path === 'string' ? (value.path.split('.').at(-1) ?? '') : '';
  return Object.fromEntries(
    Object.entries(value).map(([name, each]): [string, JsonValue] => {
      const at = name === 'value' && compared !== '' ? (compared === 'id' ? 'recordId' : compared) : name;
      return [name, withoutIds(at, each ?? null)];
    }),
  );
};

// A template is no id: it finds one in whatever organization it is filled in.
const idsIn = (value: JsonValue, record: string): JsonValue => {
  if (typeof value === 'string') return value.includes('{{') ? value : placeholder(record);
  if (isList(value)) return value.map((each) => idsIn(each, record));
  return withoutIds('', value);
};

const HARMLESS_HEADER = /^(?:accept|accept-language|content-type|user-agent|x-source)$/i;

// Nobody knows by what name a receiver calls its key, so that all but the known harmless ones are taken for secrets.
const headersOf = (headers: JsonValue): JsonValue =>
  isObject(headers)
    ? Object.fromEntries(
        Object.keys(headers).map((name): [string, JsonValue] => [
          name,
          HARMLESS_HEADER.test(name) ? (headers[name] ?? null) : placeholder(`header ${name}`),
        ]),
      )
    : headers;

const CREDENTIALS = /^([a-z]+:\/\/)[^/?#]*@/i;
const QUERY_VALUE = /([?&][^=&#]+=)(?!\{\{)[^&#]+/g;
const LONG_SEGMENT = /\/(?=[^/?#{}]*\d)(?=[^/?#{}]*[a-z])[\w.~-]{16,}(?=[/?#]|$)/gi;

// Addresses such as those of chat systems are passwords by themselves: what looks made by a machine does not travel.
const withoutSecrets = (url: string): string =>
  url
    .replace(CREDENTIALS, '$1')
    .replace(QUERY_VALUE, `$1${placeholder('value')}`)
    .replace(LONG_SEGMENT, `/${placeholder('secret part')}`);

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !isList(value);
