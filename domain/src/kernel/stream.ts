/** Stands in for an organization where there is none yet: users, e-mail and slug reservations. */
export const PLATFORM = 'platform';

/**
 * `<category>-<organizationId>_<id>`. The organization comes first, so that another organization's id leads to an
 * empty stream. Throws without an organization: that is a bug, never an input.
 */
export const streamOf = (category: string, organizationId: string, id: string): string => {
  if (!organizationId || !id) throw new Error(`a ${category} stream needs an organization and an id`);
  return `${category}-${organizationId}_${id}`;
};

/** The parts of a stream name. */
export const partsOf = (stream: string): { category: string; organizationId: string; id: string } => {
  const dash = stream.indexOf('-');
  const underscore = stream.indexOf('_', dash);
  return {
    category: stream.slice(0, dash),
    organizationId: stream.slice(dash + 1, underscore),
    id: stream.slice(underscore + 1),
  };
};
