import type { Command } from '../client/client.ts';
import type { Named, PartnerNamed, World } from './world.ts';

/** How many partners a month is about. */
export const GROUP = 16;

/** The partners a month is about: no two months share any, as long as there are enough. */
export const groupOf = ({ partners }: World, month: number): readonly PartnerNamed[] => {
  const groups = Math.max(1, Math.floor(partners.length / GROUP));
  const first = (month - 1) % groups;
  return Array.from({ length: GROUP }, (_, index) => partners[index * groups + first]).filter(
    (partner) => partner !== undefined,
  );
};

/** Names an act of a month. */
export const titled = (month: number, part: string): string => `Month ${month}: ${part}`;

/** Makes a POST about something; the step is named after both. */
export type PostOf = (what: string, about: Pick<Named, 'id'>, path: string, body?: object) => Command;

/** Makes the POSTs of a month; `by` tells those apart that somebody else makes about the same. */
export const postOf =
  (month: number, by = 'month'): PostOf =>
  (what, { id }, path, body) => ({ step: `${by}-${month}-${what}-${id}`, method: 'POST', path, ...(body && { body }) });
