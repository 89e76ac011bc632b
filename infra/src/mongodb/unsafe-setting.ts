// Options of a connection string, in lower case, with the one value that keeps what was acknowledged.
const REQUIRED: Readonly<Record<string, string>> = {
  w: 'majority',
  journal: 'true',
  retrywrites: 'true',
  retryreads: 'true',
  readconcernlevel: 'majority',
  readpreference: 'primary',
  tlsinsecure: 'false',
  tlsallowinvalidcertificates: 'false',
  tlsallowinvalidhostnames: 'false',
};

/** The first option of a connection string that could lose what was acknowledged, or hand it to a stranger. */
export const unsafeSetting = (url: string): string | undefined => {
  for (const [name, value] of new URLSearchParams(url.split('?')[1] ?? '')) {
    const required = REQUIRED[name.toLowerCase()];
    if (required !== undefined && value !== required)
      return `its URL says ${name}=${value}, and only ${required} is safe`;
  }
  return undefined;
};
