import { Id, InvitationResource } from '@partneros/domain';
import { z } from 'zod';

/** Names an invitation. */
export const InvitationBody = z.strictObject({ invitationId: Id });

/** An invitation in an answer. */
export const InvitationAnswer = z.object({ invitation: InvitationResource });
