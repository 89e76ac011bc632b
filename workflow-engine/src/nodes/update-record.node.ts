import {
  isKnownTier,
  issueWording,
  type JsonObject,
  type JsonValue,
  load,
  program,
  recordChanges,
  renderTemplate,
  renderValue,
  TOO_LONG,
} from '@partneros/domain';
import { executeInTurn } from './execute-in-turn.ts';
import { failure, type Performer } from './performer.ts';
import { commandsOnRecord } from './record-commands.ts';

type Input = {
  readonly entity: 'partner' | 'deal';
  readonly id: string;
  readonly changes: JsonObject;
};

const DEFAULT_ID = { partner: '{{partner.id}}', deal: '{{deal.id}}' } as const;

export const updateRecord: Performer<'update_record', Input> = {
  prepare: ({ entity, id, changes }, context) => {
    const target = renderTemplate(id ?? DEFAULT_ID[entity], context);
    const rendered = renderValue(changes as JsonValue, context);
    if (target === TOO_LONG || rendered === TOO_LONG)
      return { error: { code: 'text_too_long', message: 'The changes grew beyond the longest text.' } };
    if (target === '') return { error: { code: 'no_record', message: `The run is not about a ${entity}.` } };
    const parsed = recordChanges[entity].safeParse(rendered);
    if (!parsed.success) {
      const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issueWording(issue)}`);
      return { error: { code: 'invalid_changes', message: issues.join('; ') } };
    }
    return { input: { entity, id: target, changes: parsed.data as JsonObject } };
  },
  perform: async ({ entity, id, changes }, step, deps) => {
    const { tier } = changes;
    if (entity === 'partner' && typeof tier === 'string') {
      const defined = await load(deps, program, step.organizationId, step.organizationId);
      if (!isKnownTier(defined?.state, tier)) return failure('unknown_tier', `The programme has no tier ${tier}.`);
    }
    const commands = commandsOnRecord(entity, id, changes);
    return commands.length === 0
      ? failure('invalid_changes', 'There is nothing to change.')
      : executeInTurn(deps, step, commands);
  },
};
