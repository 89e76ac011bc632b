import { type EventStore, load, organization } from '@partneros/domain';

/** The time zone of an organization's calendar. */
export const timeZoneOf = async (deps: { readonly store: EventStore }, organizationId: string): Promise<string> =>
  (await load(deps, organization, organizationId, organizationId))?.state.timeZone ?? 'UTC';
