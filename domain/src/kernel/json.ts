/** A value that survives a round trip through JSON unchanged. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object: what events, rows and answers are made of. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}
