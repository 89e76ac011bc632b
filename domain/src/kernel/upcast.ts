import type { JsonObject } from './json.ts';

/** Lifts stored data by exactly one schema version. Pure: no clock, no look-ups. */
export type Upcast = (data: JsonObject) => JsonObject;

/** Per event type its upcasts, oldest first: entry 0 lifts version 1 to version 2. */
export type Upcasts = Readonly<Record<string, readonly Upcast[]>>;

/** The schema version that new events of a type are written with. */
export const currentVersion = (upcasts: Upcasts | undefined, type: string): number =>
  upcasts !== undefined && Object.hasOwn(upcasts, type) ? (upcasts[type]?.length ?? 0) + 1 : 1;

/** Brings stored data of any version to the current shape. */
export type Decode = (type: string, schemaVersion: number, data: JsonObject) => JsonObject;

/** One `Decode` for all aggregates. Event types are unique across them; a type nobody declares is passed through. */
export const decodeWith = (sources: readonly { readonly upcasts?: Upcasts | undefined }[]): Decode => {
  const all = new Map(sources.flatMap((source) => Object.entries(source.upcasts ?? {})));
  return (type, schemaVersion, data) =>
    (all.get(type) ?? []).slice(schemaVersion - 1).reduce((lifted, upcast) => upcast(lifted), data);
};
