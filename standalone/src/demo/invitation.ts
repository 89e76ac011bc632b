import { OWNER, PASSWORD } from './people.ts';
import type { World } from './world.ts';

/** What to try once the programme stands: where to look, who to sign in as, and five lines to paste. */
export const invitation = (url: string, { partners, workflows }: World): string => `
It stays up so that you can look around; Ctrl-C stops it and takes its data away.

  API        ${url}/api/docs   read it and try it
  Sign in    ${OWNER.email}   ${PASSWORD}

Five lines to paste, the first one first:

  curl -s -c /tmp/demo.cookies ${url}/api/auth/sign-in/email -H 'Content-Type: application/json' -d '{"email":"${OWNER.email}","password":"${PASSWORD}"}'
  curl -s -b /tmp/demo.cookies '${url}/api/partners?search=bank&sort=-createdAt&limit=3'
  curl -s -b /tmp/demo.cookies '${url}/api/partners/${partners[0]?.id}/history'
  curl -s -b /tmp/demo.cookies '${url}/api/workflows/${workflows[0]?.id}/runs?limit=3'
  curl -s -b /tmp/demo.cookies ${url}/api/partners -H 'Content-Type: application/json' -H 'Idempotency-Key: try-it' -d '{"name":"Your company","primaryContact":{"firstName":"Ada","lastName":"Lovelace","email":"ada@your-company.example"}}'

The last one starts the workflow that welcomes new partners: look at ${url}/api/outbox. Paste it again: still one partner.
`;
