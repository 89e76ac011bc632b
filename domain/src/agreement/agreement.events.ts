import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { notPersonal, personal } from '../kernel/personal.ts';
import { SignerRole } from '../legal-template/legal-template.events.ts';

// Whose it is and what it was made from goes along, so that nobody has to look it up.
const agreement = { agreementId: Id, partnerId: Id, templateId: Id };

/** The stored format of an agreement: never edited, only lifted by upcasts. */
export const agreementEvents = {
  AgreementSent: z.strictObject({
    ...agreement,
    title: notPersonal(z.string()),
    roles: z.array(SignerRole),
    sentAt: Instant,
  }),
  AgreementSignedByRole: z.strictObject({
    ...agreement,
    role: notPersonal(z.string()),
    signerName: personal('partnerId', z.string()).nullable(),
    signedAt: Instant,
  }),
  /** Every required role has signed. It happens once. */
  AgreementFullySigned: z.strictObject({ ...agreement, title: notPersonal(z.string()), signedAt: Instant }),
  AgreementVoided: z.strictObject({
    ...agreement,
    reason: personal('partnerId', z.string()).nullable(),
    voidedAt: Instant,
  }),
};

export type AgreementEvent = EventOf<typeof agreementEvents>;
