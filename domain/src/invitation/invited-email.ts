import type { Timestamp } from '../kernel/time.ts';
import type { Reserve } from '../reservation/execute-reserving.ts';
import { type Invitation, isOpenInvitation } from './invitation.state.ts';

/** Within an organization one open invitation goes to an e-mail address; give it lower-cased. */
export const invitedEmail = (email: string, at: Timestamp): Reserve<Invitation> => ({
  kind: 'invited-email',
  key: email,
  holds: (invitation) => invitation.email === email && isOpenInvitation(invitation, at),
});
