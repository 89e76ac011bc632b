import type { Graph } from '@partneros/domain';

/** Does anything in it go by the organization's calendar? Only then the calendar has to be read. */
export const looksAtCalendar = ({ window, nodes }: Graph): boolean =>
  window !== null ||
  Object.values(nodes).some(({ type, data }) => type === 'delay' && (data.until !== undefined || data.businessDays));

/** Does a branch ask what the event has changed? Only then the record as it was has to be read. */
export const looksBack = ({ nodes }: Graph): boolean =>
  Object.values(nodes).some(
    (node) =>
      node.type === 'branch' &&
      node.data.cases.some(({ all, any }) => (all ?? any ?? []).some(({ op }) => op === 'changed')),
  );
