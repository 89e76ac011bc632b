import { readdirSync, readFileSync } from 'node:fs';
import { type JsonObject, type JsonValue, type NewEvent, streamOf } from '@partneros/domain';
import fc from 'fast-check';

/** Where one event goes. */
export interface Entry {
  readonly stream: string;
  readonly event: NewEvent;
}

type Examples = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

const folder = new URL('../../../domain/src/stored-events/', import.meta.url);
const stored = readdirSync(folder).flatMap((file) => {
  const examples = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Examples;
  const category = file.replace('.json', '');
  return Object.entries(examples).flatMap(([type, versions]) =>
    Object.entries(versions).map(([version, data]) => ({ category, type, version: Number(version), data })),
  );
});

/** Every type of event that is in a random history. */
export const storedTypes: ReadonlySet<string> = new Set(stored.map(({ type }) => type));

const IDS = 3;
const STEPS = ['send_email', 'notify', 'slack_message', 'webhook', 'create_task', 'delay'];

// The same few ids everywhere, so that events meet the rows of others. `own` is the id of the stream.
const withIds = (
  value: JsonValue,
  numbers: readonly number[],
  own: { readonly field: string; readonly id: string },
) => {
  let turn = 0;
  const idOf = (field: string) => {
    turn += 1;
    return `${field.charAt(0).toLowerCase()}${field.slice(1)}-${numbers[turn % numbers.length]}`;
  };
  const into = (inner: JsonValue, field = ''): JsonValue => {
    if (field === own.field) return own.id;
    if (typeof inner === 'string' && field.endsWith('Id')) return idOf(field);
    if (field === 'nodeType') return STEPS[(numbers[0] ?? 0) + (numbers[1] ?? 0)] ?? 'webhook';
    if (Array.isArray(inner)) return inner.map((one) => into(one));
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([name, one]) => [name, into(one as JsonValue, name)]));
  };
  return into(value) as JsonObject;
};

const ownField = (category: string): string => (category === 'workflowRun' ? 'runId' : `${category}Id`);

const entry = fc
  .record({
    example: fc.constantFrom(...stored),
    organizationId: fc.constantFrom('org-1', 'org-2'),
    id: fc.nat(IDS - 1),
    numbers: fc.array(fc.nat(IDS - 1), { minLength: 3, maxLength: 3 }),
    second: fc.nat(59),
  })
  .map(
    ({
      example: { category, type, version, data },
      organizationId,
      id,
      numbers,
      second,
    }): Omit<Entry, 'event'> & { event: (n: number) => NewEvent } => {
      const field = ownField(category);
      const own = { field, id: `${field}-${id}` };
      return {
        stream: streamOf(category, organizationId, own.id),
        event: (n) => ({
          type,
          data: withIds(data, numbers, own),
          metadata: {
            eventId: `event-${n}`,
            commandId: `command-${n}`,
            correlationId: 'request-1',
            organizationId,
            actor: { type: 'user', id: 'user-1' },
            occurredAt: `2026-01-01T00:00:${String(second).padStart(2, '0')}.000Z`,
            depth: 0,
            schemaVersion: version,
          },
        }),
      };
    },
  );

/** Every kind of event that was ever written, in any order, sensible or not, on a few ids of two organizations. */
export const storedHistory = (maxLength: number): fc.Arbitrary<readonly Entry[]> =>
  fc
    .array(entry, { minLength: 1, maxLength, size: 'max' })
    .map((entries) => entries.map(({ stream, event }, index) => ({ stream, event: event(index) })));
