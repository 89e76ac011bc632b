/** An error as the server answers it. */
export class ServerError extends Error {
  readonly code: number;
  readonly codeName: string;
  readonly errorLabels: readonly string[];

  constructor(code: number, codeName: string, message: string, errorLabels: readonly string[] = []) {
    super(message);
    this.code = code;
    this.codeName = codeName;
    this.errorLabels = errorLabels;
  }
}

/** What the double was not made for: refused, so that nobody takes its silence for an answer. */
export const unsupported = (what: string): ServerError =>
  new ServerError(238, 'NotImplemented', `the double does not know ${what}`);
