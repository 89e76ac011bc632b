/** An error as the server answers it. */
export declare class ServerError extends Error {
  readonly code: number;
  readonly codeName: string;
  readonly errorLabels: readonly string[];
  constructor(code: number, codeName: string, message: string, errorLabels?: readonly string[]);
}
/** What the double was not made for: refused, so that nobody takes its silence for an answer. */
export declare const unsupported: (what: string) => ServerError;
