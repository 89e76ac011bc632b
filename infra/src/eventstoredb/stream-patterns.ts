// The server reads these as .NET patterns, the adapter as JavaScript ones: only what both understand alike.
const CATEGORY = '^[a-z][A-Za-z0-9]*-';

/** Names of our streams, `<category>-<organization>_<id>`. Those of the server begin with `$`. */
export const OUR_STREAMS = `${CATEGORY}.+_.`;

/**
 * Names of an organization's streams, and of organizations whose id goes on with `_`: whoever reads still has to look
 * at the event. Throws without an organization.
 */
export const streamsOf = (organizationId: string): string => {
  if (!organizationId) throw new Error('reading the feed of one organization needs its id');
  return `${CATEGORY}${organizationId.replace(/[\\*+?|{}[\]()^$.#\s]/g, '\\$&')}_.`;
};
