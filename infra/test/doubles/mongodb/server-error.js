/** An error as the server answers it. */
export class ServerError extends Error {
  code;
  codeName;
  errorLabels;
  constructor(code, codeName, message, errorLabels = []) {
    super(message);
    this.code = code;
    this.codeName = codeName;
    this.errorLabels = errorLabels;
  }
}
/** What the double was not made for: refused, so that nobody takes its silence for an answer. */
export const unsupported = (what) => new ServerError(238, 'NotImplemented', `the double does not know ${what}`);
//# sourceMappingURL=server-error.js.map
