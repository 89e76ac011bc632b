import { type JsonObject, lookUp } from '@partneros/domain';
import type { Check, Evidence } from '../evidence.ts';

/** What standing rules do: an approved registration opens one deal, an import takes every row in and ends once. */
export const consequences: Check = {
  promise: 'every approval opens one deal, and every import ends once with all of its rows',
  find: ({ events }) => {
    const count = (type: string, path: string, id: string) =>
      events.filter((event) => event.type === type && at(event.data, path) === id).length;
    const opened = of(events, 'DealRegistrationApproved').flatMap((data) => {
      const id = String(at(data, 'dealRegistrationId'));
      const deals = count('DealOpened', 'dealRegistrationId', id);
      return deals === 1 ? [] : [`registration ${id} was approved, and opened ${deals} deals`];
    });
    const imported = of(events, 'PartnerImportStarted').flatMap((data) => {
      const id = String(at(data, 'partnerImportId'));
      const ends = of(events, 'PartnerImportFinished').filter((end) => at(end, 'partnerImportId') === id);
      const rows = ends.map((end) =>
        ['created', 'updated', 'unchanged', 'rejected'].reduce((sum, field) => sum + Number(at(end, field)), 0),
      );
      return rows.length === 1 && rows[0] === at(data, 'rows')
        ? []
        : [`import ${id} of ${at(data, 'rows')} rows ended ${rows.length} times, with ${rows.join(', ')} rows`];
    });
    return [...opened, ...imported];
  },
};

const of = (events: Evidence['events'], type: string): readonly unknown[] =>
  events.filter((event) => event.type === type).map(({ data }) => data);

const at = (data: unknown, path: string): unknown => lookUp(data as JsonObject, path);
