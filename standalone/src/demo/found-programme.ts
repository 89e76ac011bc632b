import { done, textAt } from '../client/ask.ts';
import { MANAGERS, ORGANIZATION, OWNER, PASSWORD } from './people.ts';
import type { Act } from './world.ts';

const COMMANDS_PER_MANAGER = 3;

/** Somebody signs up and founds an organization; colleagues are invited by mail, sign up and accept. */
export const foundProgramme: Act = {
  title: 'An organization is founded, and partner managers join',
  size: 1 + MANAGERS.length * COMMANDS_PER_MANAGER,
  play: async (world) => {
    const founded = await done(world.owner, {
      step: 'sign-up-owner',
      method: 'POST',
      path: '/api/auth/sign-up/email',
      body: { ...OWNER, password: PASSWORD, organizationName: ORGANIZATION },
    });
    world.managers.push({ id: textAt(founded.body, 'user.id'), name: OWNER.name });

    for (const [index, { email, name, role }] of MANAGERS.entries()) {
      const invited = await done(world.owner, {
        step: `invite-${index}`,
        method: 'POST',
        path: '/api/auth/organization/invite-member',
        body: { email, role },
      });
      const client = world.newClient();
      const signedUp = await done(client, {
        step: `sign-up-${index}`,
        method: 'POST',
        path: '/api/auth/sign-up/email',
        body: { email, name, password: PASSWORD },
      });
      await done(client, {
        step: `accept-${index}`,
        method: 'POST',
        path: '/api/auth/organization/accept-invitation',
        body: { invitationId: textAt(invited.body, 'invitation.id') },
      });
      world.managers.push({ id: textAt(signedUp.body, 'user.id'), name });
      if (index === 0) world.manager = client;
    }
  },
};
