import {
  addMillis,
  DAY,
  execute,
  line,
  load,
  PARTNER_IMPORT_FILE,
  PartnerImportField,
  type PartnerImportFile,
  PartnerImportResource,
  partnerImport,
  partnerImportFileKey,
  program,
  prose,
  RowError,
  resourceOf,
  streamOf,
} from '@partneros/domain';
import { answerOutcome, causeOf, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { mapRecords } from './map-records.ts';
import { partnerImportProblems } from './partner-import.problems.ts';
import { readCsv } from './read-csv.ts';
import { validateRecords } from './validate-records.ts';

const MEBIBYTE = 1024 * 1024;
// It is removed when the import is over; this is for an import that never comes to its end.
const KEEP_FILE_MS = 30 * DAY;

const Validation = z.object({
  status: z.literal('validated'),
  rows: z.int(),
  accepted: z.int(),
  rejected: z.int(),
  errors: z.array(RowError),
});

const invalid = (details: readonly string[]) =>
  problem(400, 'invalid_request', 'The request is not valid; see details.', details);

export const startPartnerImportRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/import',
  tag: 'Partners',
  summary: 'Import partners from CSV: 202 and the work goes on, or 200 and a report with `dryRun`',
  access: 'partners:write',
  maxBodyBytes: 8 * MEBIBYTE,
  body: z.strictObject({
    csv: z
      .string()
      .min(1)
      .max(5 * MEBIBYTE)
      .describe('With a header and at most 50,000 rows; separated by commas, semicolons or tabs.'),
    mapping: z
      .partialRecord(PartnerImportField, line(200))
      .describe('Which column each field is read from. Several values in one cell are separated by semicolons.'),
    constants: z
      .partialRecord(PartnerImportField, prose(5_000))
      .default({})
      .describe('For fields without a column, and for empty cells.'),
    dryRun: z.boolean().default(false),
    silent: z.boolean().default(false).describe('No workflow starts from what the import changes.'),
  }),
  example: {
    csv: 'Company,First,Last,Mail\nInitech,Bill,Lumbergh,bill@initech.example\n',
    mapping: { name: 'Company', contactFirstName: 'First', contactLastName: 'Last', contactEmail: 'Mail' },
    constants: { type: 'reseller' },
    dryRun: true,
  },
  answers: { status: 202, body: z.object({ import: PartnerImportResource }), description: 'It has begun.' },
  alsoAnswers: [{ status: 200, body: z.object({ import: Validation }), description: 'The report of a `dryRun`.' }],
  handle: async (request, deps) => {
    const { csv, mapping, constants, dryRun, silent } = request.body;
    const table = await readCsv(csv);
    if ('error' in table) return invalid([`body.csv: ${table.error}`]);
    const mapped = mapRecords(table, mapping, constants);
    if ('wrong' in mapped) return invalid(mapped.wrong);
    const { records } = mapped;
    const { organizationId } = request.caller;
    if (dryRun) {
      const defined = await load(deps, program, organizationId, organizationId);
      return { body: { import: { status: 'validated', ...(await validateRecords(records, defined?.state)) } } };
    }

    const cause = { ...causeOf(request, deps), ...(silent && { silent }) };
    const partnerImportId = deps.ids.derive(cause.commandId, 'partner-import');
    // The rows first: what is started can always be carried out. A repeat does not bring back what is over.
    const known = await deps.store.read(streamOf(partnerImport.category, organizationId, partnerImportId), {
      limit: 1,
    });
    if (known.length === 0) {
      const file: PartnerImportFile = { records };
      const expiresAt = addMillis(cause.occurredAt, KEEP_FILE_MS);
      const key = partnerImportFileKey(organizationId, partnerImportId);
      await deps.keyValues.put(PARTNER_IMPORT_FILE, key, file, { expiresAt });
    }
    const outcome = await execute(deps, partnerImport, {
      organizationId,
      id: partnerImportId,
      command: { type: 'StartPartnerImport', data: { partnerImportId, rows: records.length, mapping, silent } },
      cause,
    });
    return answerOutcome(outcome, {
      problems: partnerImportProblems,
      status: 202,
      body: (started) => ({ import: resourceOf(organizationId, partnerImportId, started) }),
    });
  },
});
