import { done, textAt } from '../client/ask.ts';
import type { Client } from '../client/client.ts';
import { groupOf, type PostOf, postOf, titled } from './month-group.ts';
import type { Act, PartnerNamed, World } from './world.ts';

const ASKED_MINOR = 250_000;
const EUR = (minor: number) => ({ minor, currency: 'EUR' });

/** Funds are asked for and decided; there is a proof, and they are paid; one payment of the month before was wrong. */
export const fundActs = (month: number): readonly Act[] => [
  {
    title: titled(month, 'funds are asked for, granted, shown to be well spent, and paid'),
    size: 14,
    play: async (world) => {
      const [, , , , full, less, declined, waiting] = groupOf(world, month);
      for (const [index, partner] of [full, less, declined, waiting].entries())
        if (partner !== undefined)
          await goThrough(world, { month, index, partner, post: postOf(month), asking: world.manager });
      // One of the partners asks for itself.
      const { partner, client: asking } = world.portal[month - 1] ?? {};
      if (partner !== undefined && asking !== undefined)
        await goThrough(world, { month, index: 0, partner, post: postOf(month, 'own'), asking });
    },
  },
  {
    title: titled(month, 'partners are paid, and what was paid wrongly comes back'),
    size: 3,
    play: async (world) => {
      const post = postOf(month);
      for (const partner of groupOf(world, month).slice(8, 10)) {
        const body = { amount: EUR(100_000 + month), reference: `INV-${month}` };
        await done(world.owner, post('payment', partner, `/api/partners/${partner.id}/payments`, body));
      }
      const [id, newest] = world.doubtfulPayments;
      if (id === undefined || newest === undefined) return;
      world.doubtfulPayments.shift();
      await done(world.owner, post('reverse', { id }, `/api/payments/${id}/reverse`, { reason: 'It bounced.' }));
    },
  },
];

interface Asking {
  readonly month: number;
  readonly index: number;
  readonly partner: PartnerNamed;
  readonly post: PostOf;
  readonly asking: Client;
}

// The first gets all it asked for, the second less; the third is declined, and the fourth waits.
const goThrough = async (world: World, { month, index, partner, post, asking }: Asking): Promise<void> => {
  const asked = await done(
    asking,
    post('funds', partner, '/api/mdf-requests', {
      partnerId: partner.id,
      title: `Fair ${month}`,
      amount: EUR(ASKED_MINOR * (index + 1)),
      activityDate: world.today,
    }),
  );
  if (index === 3) return;
  const path = `/api/mdf-requests/${textAt(asked.body, 'mdfRequest.id')}`;
  if (index === 2) {
    await done(world.owner, post('decline', partner, `${path}/decline`, { reason: 'Next year.' }));
    return;
  }
  const granted = index === 0 ? {} : { amount: EUR(ASKED_MINOR + month * 100) };
  await done(world.owner, post('grant', partner, `${path}/approve`, granted));
  await done(asking, post('proof', partner, `${path}/submit-proof`, { note: 'Forty people came.' }));
  const paid = await done(world.owner, post('pay', partner, `${path}/pay`, { reference: `MDF-${month}-${index}` }));
  if (index === 1) world.doubtfulPayments.push(textAt(paid.body, 'mdfRequest.paymentId'));
};
