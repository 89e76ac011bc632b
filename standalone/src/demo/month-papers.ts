import { done, textAt } from '../client/ask.ts';
import type { Client } from '../client/client.ts';
import { groupOf, type PostOf, postOf, titled } from './month-group.ts';
import type { Act, PartnerNamed, World } from './world.ts';

const AGREEMENTS = 3;
const SOON_DAYS = 20;
const LATER_DAYS = 200;
const YEAR_DAYS = 365;

/** Agreements are sent and signed; a contract is noted for each that is; one of the month before is renewed, one ends. */
export const paperActs = (month: number): readonly Act[] => [
  {
    title: titled(month, 'agreements are sent and signed, and contracts noted'),
    size: AGREEMENTS * 4,
    play: async (world) => {
      for (const [index, partner] of groupOf(world, month).slice(0, AGREEMENTS).entries())
        await agree(world, { month, index, partner, post: postOf(month), signer: world.manager });
      // One of the partners signs for itself.
      const { partner, client: signer } = world.portal[month - 1] ?? {};
      if (partner !== undefined && signer !== undefined)
        await agree(world, { month, index: AGREEMENTS, partner, post: postOf(month, 'own'), signer });
    },
  },
  {
    title: titled(month, 'contracts of the month before are renewed, moved and ended'),
    size: 3,
    play: async (world) => {
      // What is noted this month stands at the end.
      const [renewed, moved, ended] = world.contracts.splice(0, world.contracts.length - AGREEMENTS);
      if (renewed === undefined || moved === undefined || ended === undefined) return;
      const post = postOf(month);
      const later = { renewalDate: daysAfter(renewed.renewalDate, YEAR_DAYS) };
      await done(world.manager, post('renew', renewed, `/api/contracts/${renewed.id}/renew`, later));
      const sooner = { renewalDate: daysAfter(world.today, LATER_DAYS + month) };
      await done(world.manager, post('move', moved, `/api/contracts/${moved.id}/renewal-date`, sooner));
      const reason = { reason: 'They go their own way.' };
      await done(world.manager, post('end', ended, `/api/contracts/${ended.id}/terminate`, reason));
    },
  },
];

interface Agreeing {
  readonly month: number;
  readonly index: number;
  readonly partner: PartnerNamed;
  readonly post: PostOf;
  readonly signer: Client;
}

const agree = async (world: World, { month, index, partner, post, signer }: Agreeing): Promise<void> => {
  const { manager, templates, today } = world;
  const to = `/api/partners/${partner.id}`;
  const sent = await done(manager, post('agreement', partner, `${to}/agreements`, { templateId: templates[0]?.id }));
  const agreementId = textAt(sent.body, 'agreement.id');
  const sign = (role: string) => post(`sign-${role}`, partner, `/api/agreements/${agreementId}/sign`, { role });
  await done(signer, sign('Partner'));
  // The last one of the group waits for our own signature.
  if (index === AGREEMENTS - 1) return;
  await done(manager, sign('Northwind'));
  const renewalDate = daysAfter(today, index === 0 ? SOON_DAYS : LATER_DAYS);
  const name = `Contract ${month}-${index + 1}`;
  const body = { name, startDate: today, renewalDate, agreementId };
  const noted = await done(manager, post('contract', partner, `${to}/contracts`, body));
  world.contracts.push({ id: textAt(noted.body, 'contract.id'), name, renewalDate });
};

const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
