import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';
import { PartnerImportField } from './partner-import.fields.ts';

const partnerImport = { partnerImportId: Id };
const count = z.int().min(0);

/** What is wrong with a row; never says what is in it. Rows count from 1, without the header and empty ones. `field: null` is the row as a whole. */
export const RowError = z.strictObject({
  row: z.int().min(1),
  field: PartnerImportField.nullable(),
  message: notPersonal(z.string()),
});
export type RowError = Readonly<z.output<typeof RowError>>;

/** Which column each field is read from. */
export const PartnerImportMapping = z.partialRecord(PartnerImportField, notPersonal(z.string()));
export type PartnerImportMapping = Readonly<z.output<typeof PartnerImportMapping>>;

/** The stored format of an import of partners: never edited, only lifted by upcasts. */
export const partnerImportEvents = {
  PartnerImportStarted: z.strictObject({
    ...partnerImport,
    rows: z.int().min(1),
    mapping: PartnerImportMapping,
    /** No workflow starts from what a silent import changes. */
    silent: z.boolean(),
  }),
  /** Rows `from` to `to` are done; `rejected` has every error of those that were not taken. */
  PartnerImportProgressed: z.strictObject({
    ...partnerImport,
    from: z.int().min(1),
    to: z.int().min(1),
    created: count,
    updated: count,
    unchanged: count,
    rejected: z.array(RowError),
  }),
  PartnerImportFinished: z.strictObject({
    ...partnerImport,
    created: count,
    updated: count,
    unchanged: count,
    rejected: count,
  }),
  PartnerImportFailed: z.strictObject({ ...partnerImport, reason: z.enum(['file-missing']) }),
};

export type PartnerImportEvent = EventOf<typeof partnerImportEvents>;
