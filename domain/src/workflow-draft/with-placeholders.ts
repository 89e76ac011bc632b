import type { JsonValue } from '../kernel/json.ts';
import type { Definition } from '../workflow/definition.ts';
import { placeholder, placeholderIn } from '../workflow/placeholder.ts';
import { type Address, type AddressKind, mapAddresses } from './map-addresses.ts';

const MOST = 120;

/** A definition in which somebody has to fill in every address that is not known. What was meant stays readable. */
export const withPlaceholders = (definition: Definition, isKnown: (address: Address) => boolean): Definition =>
  mapAddresses(definition, (address) => (isKnown(address) ? address.value : asking(address)));

/** The same definition as if everything had been filled in: what is wrong with it then is wrong with it. */
export const filledIn = (definition: Definition): Definition => {
  const { nodes, edges } = mapAddresses(definition, ({ kind, value }) =>
    placeholderIn(value) === undefined ? value : STAND_INS[kind],
  );
  return {
    nodes: nodes.map((node) => ({
      ...node,
      data: Object.fromEntries(Object.entries(node.data).map(([key, value]) => [key, filled(value)])),
    })),
    edges,
  };
};

const STAND_INS: Readonly<Record<AddressKind, string>> = {
  'e-mail address': 'primary_contact',
  'Slack channel': '#channel',
  'web address': 'https://example.com/',
  secret: 'secret',
  member: 'member',
  training: 'training',
  specialization: 'specialization',
  certification: 'certification',
  'legal template': 'template',
  'application form': 'form',
  record: 'record',
};

const asking = ({ kind, value }: Address): string => {
  if (kind === 'secret') return placeholder(`secret ${value}`);
  const meant = (placeholderIn(value) ?? value)
    .replace(/[{}\p{Cc}]/gu, ' ')
    .trim()
    .slice(0, MOST);
  return placeholder(meant === '' || meant === kind ? kind : `${kind}: ${meant}`);
};

const filled = (value: JsonValue): JsonValue => {
  if (typeof value === 'string')
    return placeholderIn(value) === undefined ? value : value.replace(/\{\{\?[^{}]*\}\}/g, 'x');
  if (Array.isArray(value)) return value.map(filled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each ?? null)]));
};
