import { done } from '../client/ask.ts';
import { LIVE_COMPANIES } from './import-companies.ts';
import { PASSWORD } from './people.ts';
import type { Act, PartnerNamed, PortalPerson, World } from './world.ts';

const PEOPLE = 4;
const STEPS = ['company', 'people', 'programme'] as const;

/** Some of those who joined follow the link that was mailed to them, and all but the last go through the onboarding. */
export const letPartnersIn: Act = {
  title: 'Partners follow the links they were mailed, and go through the portal’s onboarding',
  size: PEOPLE * 2 + (PEOPLE - 1) * (STEPS.length + 1),
  play: async (world) => {
    for (const [index, partner] of newcomersOf(world).slice(0, PEOPLE).entries()) {
      const person = await letIn(world, partner);
      world.portal.push(person);
      if (index < PEOPLE - 1) await goThroughOnboarding(person);
    }
  },
};

// By the names of the companies that came in last.
const newcomersOf = ({ companies, partners }: World): readonly PartnerNamed[] => {
  const names = new Set(companies.slice(-LIVE_COMPANIES).map(({ name }) => name));
  return partners.filter(({ name }) => names.has(name));
};

const letIn = async (world: World, partner: PartnerNamed): Promise<PortalPerson> => {
  await done(world.owner, {
    step: `portal-manager-${partner.id}`,
    method: 'POST',
    path: `/api/partners/${partner.id}/manager`,
    body: { partnerManagerId: world.managers[1]?.id },
  });
  const path = `/api/portal-accounts?status=provisioned&linkStatus=sent&limit=100`;
  for (;;) {
    const page = await world.owner.read(path);
    const accounts = page.portalAccounts as readonly { readonly partnerId: string }[];
    if (accounts.some(({ partnerId }) => partnerId === partner.id)) break;
    await world.pause();
  }
  const client = world.newClient();
  const body = { token: await world.portalToken(partner.id), password: PASSWORD };
  await done(client, { step: `claim-${partner.id}`, method: 'POST', path: '/api/auth/portal/claim', body });
  return { partner, client };
};

const goThroughOnboarding = async ({ partner: { id }, client }: PortalPerson): Promise<void> => {
  const path = `/api/partners/${id}/portal-onboarding`;
  for (const step of STEPS)
    await done(client, {
      step: `onboarding-${step}-${id}`,
      method: 'POST',
      path: `${path}/complete-step`,
      body: { step },
    });
  await done(client, { step: `onboarding-${id}`, method: 'POST', path: `${path}/complete` });
};
