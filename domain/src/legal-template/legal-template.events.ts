import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

/** Whose signature a role stands for. */
export const SIGNING_PARTIES = ['partner', 'organization'] as const;

/** A place for a signature. An agreement is fully signed when every required one is taken. */
export const SignerRole = z.strictObject({
  role: notPersonal(z.string()),
  signedBy: z.enum(SIGNING_PARTIES),
  isRequired: z.boolean(),
});
export type SignerRole = Readonly<z.output<typeof SignerRole>>;

const template = { templateId: Id };

/** The stored format of a legal template: never edited, only lifted by upcasts. */
export const legalTemplateEvents = {
  LegalTemplateCreated: z.strictObject({
    ...template,
    name: notPersonal(z.string()),
    description: notPersonal(z.string()).nullable(),
    roles: z.array(SignerRole),
  }),
  LegalTemplateRetired: z.strictObject(template),
};

export type LegalTemplateEvent = EventOf<typeof legalTemplateEvents>;
