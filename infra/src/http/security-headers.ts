import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/**
 * Helmet's headers as a list. They are the same for every answer, so helmet runs once, against a recorder.
 * Scripts come from this origin only; inline styles are allowed because the documentation page's library writes them.
 */
export const securityHeaders = (production: boolean): readonly (readonly [name: string, value: string])[] => {
  const recorded: [string, string][] = [];
  const recorder = {
    setHeader: (name: string, value: unknown) => recorded.push([name, String(value)]),
    removeHeader: () => undefined,
  };
  const self = "'self'";
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [self],
        baseUri: [self],
        formAction: [self],
        frameAncestors: ["'none'"],
        imgSrc: [self, 'data:'],
        objectSrc: ["'none'"],
        styleSrc: [self, "'unsafe-inline'"],
        ...(production ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: production,
    xFrameOptions: { action: 'deny' },
  })({} as IncomingMessage, recorder as unknown as ServerResponse, () => undefined);
  return recorded;
};
