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

/** What somebody who signs does at a place of the document. */
export const FIELD_KINDS = ['signature', 'date', 'text', 'initials', 'checkbox'] as const;

/** Something to fill in. Pages count from 1; the rest are parts of the page's width and height, from its top left. */
export const FieldPlacement = z.strictObject({
  name: notPersonal(z.string()),
  type: z.enum(FIELD_KINDS),
  role: notPersonal(z.string()),
  areas: z.array(z.strictObject({ page: z.int(), x: z.number(), y: z.number(), w: z.number(), h: z.number() })),
});
export type FieldPlacement = Readonly<z.output<typeof FieldPlacement>>;

/** `one_off`: for one agreement. */
export const TEMPLATE_SCOPES = ['reusable', 'one_off'] as const;

/** The document of a template: a file of the organization, put together anew from what was uploaded. */
export const TemplateDocument = z.strictObject({ fileId: notPersonal(z.string()), pages: z.int().min(1) });

/** Where it is signed: here, by signatures that are recorded, or at Docuseal, which has an id for it. */
export const TemplateSigning = z.strictObject({
  provider: z.enum(['local', 'docuseal']),
  providerId: notPersonal(z.string()),
});

const template = { templateId: Id };

/** The stored format of a legal template: never edited, only lifted by upcasts. */
export const legalTemplateEvents = {
  LegalTemplateCreated: z.strictObject({
    ...template,
    name: notPersonal(z.string()),
    description: notPersonal(z.string()).nullable(),
    roles: z.array(SignerRole),
  }),
  /** With its document, for one partner. */
  LegalTemplateUploaded: z.strictObject({
    ...template,
    partnerId: Id,
    name: notPersonal(z.string()),
    description: notPersonal(z.string()).nullable(),
    scope: z.enum(TEMPLATE_SCOPES),
    roles: z.array(SignerRole),
    fields: z.array(FieldPlacement),
    document: TemplateDocument,
    signing: TemplateSigning,
  }),
  LegalTemplateRetired: z.strictObject(template),
};

export type LegalTemplateEvent = EventOf<typeof legalTemplateEvents>;
