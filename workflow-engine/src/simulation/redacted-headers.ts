const SECRET_NAME = /auth|token|secret|key|cookie|password|signature/i;

/** The headers with the values left out that a receiver would let somebody in by. */
export const redactedHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, SECRET_NAME.test(name) ? '[redacted]' : value]),
  );
