import {
  type Cause,
  type CreatePartner,
  consequenceOf,
  execute,
  executeReserving,
  executeUpdatePartner,
  load,
  type Message,
  newProfile,
  type Outcome,
  type Partner,
  type PartnerCommand,
  type PartnerEvent,
  type PartnerImportField,
  PartnerProfile,
  type PartnerRejection,
  type PlannedRow,
  partner,
  partnerDomain,
  program,
  type Recorded,
  type RowError,
  streamOf,
  type Taken,
  tierErrors,
} from '@partneros/domain';
import type { ImportDeps } from './import-deps.ts';

/** What became of a row; errors when it was not taken. */
export type RowOutcome = 'created' | 'updated' | 'unchanged' | readonly RowError[];

/** The import a row belongs to. */
export interface RowContext {
  readonly organizationId: string;
  readonly started: Recorded<Message>;
}

type AcceptedRow = Extract<PlannedRow, { readonly cells: object }>;
type PartnerOutcome = Outcome<Partner, PartnerEvent, PartnerRejection> | Taken;

/**
 * Creates the row's partner, or brings it up to what the row says. Each step's command id follows from the import, the
 * row and the step: after a crash a row runs again, finds its own steps done and answers as the first time.
 */
export const importRow = async (deps: ImportDeps, context: RowContext, planned: AcceptedRow): Promise<RowOutcome> => {
  const { organizationId } = context;
  const partnerId = deps.ids.derive(organizationId, 'partner-import', planned.identity);
  const cause = causeOf(deps, context, planned.row, 'create');
  const [first] = await deps.store.read(streamOf(partner.category, organizationId, partnerId), { limit: 1 });
  if (first?.metadata.commandId === cause.commandId) return 'created';
  if (planned.cells.tier !== undefined) {
    const defined = await load(deps, program, organizationId, organizationId);
    const errors = tierErrors(planned, defined?.state);
    if (errors.length > 0) return errors;
  }
  if (first === undefined) {
    const created = await create(deps, { organizationId, id: partnerId, cause }, planned);
    if (created.kind === 'recorded') return 'created';
    if (created.kind !== 'rejected' || created.code !== 'partner-already-exists') return refusal(planned, created);
  }
  return update(deps, context, partnerId, planned);
};

const create = (
  deps: ImportDeps,
  request: { readonly organizationId: string; readonly id: string; readonly cause: Cause },
  { cells }: AcceptedRow,
): Promise<PartnerOutcome> => {
  const command: CreatePartner = {
    type: 'CreatePartner',
    data: {
      partnerId: request.id,
      profile: newProfile({ ...profileOf(cells), name: cells.name }),
      stage: cells.stage ?? 'recruit',
      tier: cells.tier ?? null,
      partnerManagerId: null,
      tags: { services: [], products: [], regions: [] },
      primaryContact: {
        contactId: deps.ids.derive(request.id, 'contact', cells.contactEmail),
        firstName: cells.contactFirstName,
        lastName: cells.contactLastName,
        email: cells.contactEmail,
        phone: cells.contactPhone ?? null,
        title: cells.contactTitle ?? null,
      },
      source: 'import',
    },
  };
  return cells.domain === undefined
    ? execute(deps, partner, { ...request, command })
    : executeReserving(deps, partner, { ...request, command }, partnerDomain(cells.domain));
};

const update = async (
  deps: ImportDeps,
  context: RowContext,
  partnerId: string,
  planned: AcceptedRow,
): Promise<RowOutcome> => {
  const { stage, tier } = planned.cells;
  const request = (step: string) => ({
    organizationId: context.organizationId,
    id: partnerId,
    cause: causeOf(deps, context, planned.row, step),
  });
  const carryOut = (step: string, command: PartnerCommand) => execute(deps, partner, { ...request(step), command });

  const outcomes = [
    await executeUpdatePartner(deps, {
      ...request('update'),
      command: { type: 'UpdatePartner', data: { partnerId, changes: profileOf(planned.cells) } },
    }),
  ];
  if (settled(outcomes[0]) && stage !== undefined)
    outcomes.push(await carryOut('stage', { type: 'ChangePartnerStage', data: { partnerId, stage } }));
  if (settled(outcomes[0]) && tier !== undefined)
    outcomes.push(await carryOut('tier', { type: 'AssignPartnerTier', data: { partnerId, tier, source: 'manual' } }));

  const refused = outcomes.find((outcome) => !settled(outcome));
  if (refused !== undefined) return refusal(planned, refused);
  return outcomes.some(({ kind }) => kind === 'recorded') ? 'updated' : 'unchanged';
};

const settled = (outcome: PartnerOutcome | undefined): boolean =>
  outcome?.kind === 'recorded' || outcome?.kind === 'unchanged';

const profileOf = (cells: AcceptedRow['cells']): Partial<PartnerProfile> =>
  Object.fromEntries(Object.entries(cells).filter(([field]) => field in PartnerProfile.shape));

const causeOf = ({ ids, clock }: ImportDeps, { started }: RowContext, row: number, step: string): Cause =>
  consequenceOf(started, ids, {
    actor: started.metadata.actor,
    reason: `row-${row}-${step}`,
    occurredAt: clock.now(),
  });

const refusal = ({ row }: AcceptedRow, outcome: PartnerOutcome): readonly RowError[] => {
  const error = (field: PartnerImportField | null, message: string): readonly RowError[] => [{ row, field, message }];
  if (outcome.kind === 'taken') return error('domain', 'belongs to another partner');
  if (outcome.kind === 'rejected' && outcome.code === 'partner-archived') return error(null, 'the partner is archived');
  // Whatever else it is does not come from the row: the import stops here and is continued later.
  throw new Error(`row ${row} of an import ended in ${outcome.kind}`);
};
