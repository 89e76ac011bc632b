import {
  type AnyDecider,
  deal,
  dealRegistration,
  type EventStore,
  fold,
  type JsonObject,
  type Message,
  mdfRequest,
  partner,
  partsOf,
  type Recorded,
  resourceOf,
} from '@partneros/domain';

// Under the names that templates and conditions have for them.
const RECORDS: Readonly<Record<string, { readonly name: string; readonly decider: AnyDecider }>> = {
  deal: { name: 'deal', decider: deal },
  dealRegistration: { name: 'registration', decider: dealRegistration },
  mdfRequest: { name: 'request', decider: mdfRequest },
  partner: { name: 'partner', decider: partner },
};

/** The record an event is about as it was just before it, under its name; `null` when the event made it. */
export const recordBefore = async (
  { store }: { readonly store: EventStore },
  event: Recorded | undefined,
): Promise<JsonObject> => {
  if (event === undefined) return {};
  const { category, organizationId, id } = partsOf(event.stream);
  const record = RECORDS[category];
  if (record === undefined) return {};
  const history = event.revision === 0n ? [] : await store.read(event.stream, { limit: Number(event.revision) });
  const before = fold<unknown, Message>(record.decider as never, history);
  const shown =
    before === undefined ? null : resourceOf(organizationId, id, before as { state: object } & typeof before);
  return { [record.name]: shown } as unknown as JsonObject;
};
