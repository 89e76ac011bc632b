import type { Config } from '@partneros/infra';

/** What a person sees who has just started it: where to look, and the first thing to try. */
export const banner = (url: string, { dataDir, smtpUrl }: Pick<Config, 'dataDir' | 'smtpUrl'>): string => `
PartnerOS is ready.

  API        ${url}/api/docs   read it and try it
  OpenAPI    ${url}/api/openapi.json
  Health     ${url}/readyz
  Data       ${dataDir}   one SQLite file: events, lists, sessions
  Mail       ${smtpUrl === undefined ? `${dataDir}/outbox, as .eml files` : 'over SMTP'}

Try this first: sign up, and create a partner.

  curl -c cookies ${url}/api/auth/sign-up/email -H 'Content-Type: application/json' \\
    -d '{"email":"you@example.com","password":"correct horse battery","name":"You","organizationName":"Your company"}'

  curl -b cookies ${url}/api/partners -H 'Content-Type: application/json' \\
    -d '{"name":"Acme","primaryContact":{"firstName":"Ada","lastName":"Lovelace","email":"ada@acme.example"}}'

  curl -b cookies ${url}/api/partners

Ctrl-C stops it; everything is kept.
`;
