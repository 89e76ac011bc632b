import { type JsonObject, lookUp } from '@partneros/domain';
import type { Check, Evidence } from '../evidence.ts';

interface Rule {
  readonly cause: string;
  readonly effect: string;
  /** What both of them name. */
  readonly by: string;
  /** Which causes have an effect; all, unless it is said otherwise. */
  readonly where?: (data: JsonObject, silent: boolean) => boolean;
}

// What standing rules and processes do, once for each cause.
const RULES: readonly Rule[] = [
  { cause: 'DealRegistrationApproved', effect: 'DealOpened', by: 'dealRegistrationId' },
  {
    cause: 'DealClosedWon',
    effect: 'DealRegistrationFulfilled',
    by: 'dealRegistrationId',
    where: ({ dealRegistrationId }) => dealRegistrationId !== null,
  },
  { cause: 'ApplicationApproved', effect: 'PartnerCreated', by: 'partnerId' },
  { cause: 'PartnerCreated', effect: 'PortalAccountProvisioned', by: 'partnerId', where: (_, silent) => !silent },
  { cause: 'PortalAccountProvisioned', effect: 'PortalLinkSent', by: 'partnerId' },
  { cause: 'PortalAccountClaimed', effect: 'MemberJoined', by: 'userId' },
  { cause: 'MdfPaid', effect: 'PartnerPaymentRecorded', by: 'paymentId' },
  {
    cause: 'PartnerPaymentReversed',
    effect: 'MdfPaymentReversed',
    by: 'paymentId',
    where: ({ mdfRequestId }) => mdfRequestId !== null,
  },
];

/** What standing rules and processes do: every cause has its one effect, an import takes every row in and ends once. */
export const consequences: Check = {
  promise: 'what follows from an event follows once, and every import ends once with all of its rows',
  find: ({ events }) => [...RULES.flatMap((rule) => faultsOf(rule, events)), ...importFaults(events)],
};

const faultsOf = ({ cause, effect, by, where = () => true }: Rule, events: Evidence['events']): readonly string[] => {
  const counts = new Map<unknown, number>();
  for (const data of of(events, effect)) counts.set(at(data, by), (counts.get(at(data, by)) ?? 0) + 1);
  const causes = events
    .filter(({ type, data, metadata }) => type === cause && where(data as JsonObject, metadata.silent === true))
    .map(({ data }) => at(data, by));
  // A deal may be won again after it was taken up again.
  return [...new Set(causes)].flatMap((id) => {
    const count = counts.get(id) ?? 0;
    return count === 1 ? [] : [`${cause} of ${by} ${id} has ${count} ${effect}`];
  });
};

const importFaults = (events: Evidence['events']): readonly string[] =>
  of(events, 'PartnerImportStarted').flatMap((data) => {
    const id = String(at(data, 'partnerImportId'));
    const ends = of(events, 'PartnerImportFinished').filter((end) => at(end, 'partnerImportId') === id);
    const rows = ends.map((end) =>
      ['created', 'updated', 'unchanged', 'rejected'].reduce((sum, field) => sum + Number(at(end, field)), 0),
    );
    return rows.length === 1 && rows[0] === at(data, 'rows')
      ? []
      : [`import ${id} of ${at(data, 'rows')} rows ended ${rows.length} times, with ${rows.join(', ')} rows`];
  });

const of = (events: Evidence['events'], type: string): readonly unknown[] =>
  events.filter((event) => event.type === type).map(({ data }) => data);

const at = (data: unknown, path: string): unknown => lookUp(data as JsonObject, path);
