import type { JsonObject, JsonValue } from '../kernel/json.ts';
import type { Definition, DefinitionNode } from '../workflow/definition.ts';
import { RECIPIENT_KEYWORDS, recipientsOf } from '../workflow/recipient-problems.ts';

/** What a workflow may name that stands outside of it. */
export type AddressKind =
  | 'e-mail address'
  | 'Slack channel'
  | 'web address'
  | 'secret'
  | 'member'
  | 'training'
  | 'specialization'
  | 'certification'
  | 'legal template'
  | 'application form'
  | 'record';

/** Something outside that a workflow names. */
export interface Address {
  readonly kind: AddressKind;
  readonly value: string;
}

type Change = (address: Address) => string;

/** A definition in which every address has become what `change` says. Words such as `primary_contact` are no addresses. */
export const mapAddresses = ({ nodes, edges }: Definition, change: Change): Definition => ({
  nodes: nodes.map((node) => ({ ...node, data: { ...node.data, ...changed(node, change) } })),
  edges,
});

/** Every address in a definition. */
export const addressesIn = (definition: Definition): readonly Address[] => {
  const found: Address[] = [];
  mapAddresses(definition, (address) => {
    found.push(address);
    return address.value;
  });
  return found;
};

const changed = (node: DefinitionNode, change: Change): DefinitionNode['data'] => {
  const { data } = node;
  const one = (field: string, kind: AddressKind): DefinitionNode['data'] =>
    field in data ? { [field]: changedText(data[field], kind, change) } : {};
  switch (node.type) {
    case 'trigger':
      return {
        ...one('templateId', 'legal template'),
        ...one('certificationId', 'certification'),
        ...one('formId', 'application form'),
      };
    case 'send_email':
      return { to: changedRecipients(data.to, change) };
    case 'notify':
      if (data.channel === 'slack')
        return { recipient: change({ kind: 'Slack channel', value: textOr(data.recipient) }) };
      return 'recipient' in data ? { recipient: changedRecipients(data.recipient, change) } : {};
    case 'slack_message':
      return { channel: change({ kind: 'Slack channel', value: textOr(data.channel) }) };
    case 'webhook':
      return {
        url: change({ kind: 'web address', value: textOr(data.url) }),
        secretId: change({ kind: 'secret', value: node.id }),
      };
    case 'assign_training':
      return { ...one('trainingIds', 'training'), ...one('specializationId', 'specialization') };
    case 'create_task':
      return 'assignee' in data && data.assignee !== 'partner_manager' ? one('assignee', 'member') : {};
    case 'update_record':
      return { changes: changedIds(data.changes ?? null, change) };
    case 'branch':
      return { cases: changedConditions(data.cases ?? null, change) };
    default:
      return {};
  }
};

const textOr = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

const changedText = (value: JsonValue | undefined, kind: AddressKind, change: Change): JsonValue => {
  if (Array.isArray(value)) return value.map((each: JsonValue) => changedText(each, kind, change));
  return typeof value === 'string' && !isTemplate(value) ? change({ kind, value }) : (value ?? null);
};

// The name of a record's field says what its value is; a template finds it in the organization itself.
const isTemplate = (text: string): boolean => /^\{\{[^{}?]+\}\}$/.test(text.trim());

const isKeyword = (text: string): boolean => RECIPIENT_KEYWORDS.some((keyword) => keyword === text);

const changedRecipients = (value: JsonValue | undefined, change: Change): string =>
  recipientsOf(textOr(value))
    .map((one) => (isKeyword(one) || isTemplate(one) ? one : change({ kind: 'e-mail address', value: one })))
    .join(', ');

const kindOf = (field: string): AddressKind | undefined => {
  if (field === 'partnerManagerId' || field === 'ownerId') return 'member';
  return /(?:^id|Ids?)$/.test(field) ? 'record' : undefined;
};

const changedIds = (changes: JsonValue, change: Change): JsonValue =>
  isObject(changes)
    ? Object.fromEntries(
        Object.entries(changes).map(([field, value]): [string, JsonValue] => {
          const kind = kindOf(field);
          return [field, kind === undefined ? (value ?? null) : changedText(value, kind, change)];
        }),
      )
    : changes;

const changedConditions = (value: JsonValue, change: Change): JsonValue => {
  if (Array.isArray(value)) return value.map((each: JsonValue) => changedConditions(each, change));
  if (!isObject(value)) return value;
  const kind = kindOf(textOr(value.path).split('.').at(-1) ?? '');
  return Object.fromEntries(
    Object.entries(value).map(([key, each]): [string, JsonValue] => [
      key,
      key === 'value' && kind !== undefined ? changedText(each, kind, change) : changedConditions(each ?? null, change),
    ]),
  );
};

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
