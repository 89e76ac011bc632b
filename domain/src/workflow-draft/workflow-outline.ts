import { z } from 'zod';
import { PARTNER_TYPES } from '../partner/partner.events.ts';
import { DELAY_UNITS, OPERATORS } from '../workflow/node-configs.ts';
import { type TriggerType, triggers } from '../workflow/triggers.ts';
import { WORKFLOW_STAGES } from '../workflow/workflow.events.ts';

/** Most steps a model may draw at once. */
export const MAX_STEPS = 30;
/** The id of the trigger in an outline, where the first connections leave. */
export const TRIGGER_ID = 'trigger';

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>) => Object.keys(record) as [Key, ...Key[]];
const text = (max: number) => z.string().max(max);
const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullable();
const step = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), id: text(64), ...shape });

const Trigger = z.strictObject({
  type: z.enum(keysOf<TriggerType>(triggers)),
  partnerTypes: maybe(z.array(z.enum(PARTNER_TYPES)).max(PARTNER_TYPES.length)),
  fromStage: maybe(text(60)),
  toStage: maybe(text(60)),
  fromTier: maybe(text(60)),
  toTier: maybe(text(60)),
  minAmount: maybe(z.int()).describe('In cents: 50,000 of a currency are 5000000.'),
  days: maybe(z.int()),
  daysBefore: maybe(z.int()),
  templateId: maybe(text(200)),
  certificationId: maybe(text(200)),
  formId: maybe(text(200)),
});

const Compared = z.union([text(200), z.number(), z.boolean(), z.array(text(200)).max(20)]);
const Case = z.strictObject({
  id: text(64),
  match: z.enum(['all', 'any']),
  conditions: z.array(z.strictObject({ path: text(200), op: z.enum(OPERATORS), value: maybe(Compared) })).max(10),
});

const Step = z.discriminatedUnion('type', [
  step('send_email', { to: text(1_000), subject: text(500), body: text(5_000) }),
  step('notify', { channel: z.enum(['email', 'slack']), recipient: maybe(text(1_000)), message: text(2_000) }),
  step('slack_message', { channel: text(200), text: text(2_000) }),
  step('update_record', {
    entity: z.enum(['partner', 'deal']),
    changes: z.array(z.strictObject({ field: text(100), value: maybe(z.union([text(500), z.number()])) })).max(20),
  }),
  step('delay', {
    amount: maybe(z.int()),
    unit: maybe(z.enum(keysOf(DELAY_UNITS))),
    until: maybe(text(200)),
  }),
  step('branch', { cases: z.array(Case).max(10) }),
  step('webhook', { url: text(2_000), method: z.enum(['POST', 'PUT', 'PATCH']), body: maybe(text(5_000)) }),
  step('assign_training', {
    trainingIds: maybe(z.array(text(200)).max(20)),
    tags: maybe(z.array(text(100)).max(20)),
    specializationId: maybe(text(200)),
  }),
  step('create_task', {
    title: text(500),
    description: maybe(text(2_000)),
    assignee: maybe(text(200)),
    dueInDays: maybe(z.int()),
  }),
]);

/**
 * A workflow as a model writes it down: no positions, and `null` for what is left out, because models that keep to a
 * schema fill in everything. Whether it could run is another question.
 */
export const WorkflowOutline = z.strictObject({
  name: text(200),
  description: text(2_000),
  stage: z.enum(WORKFLOW_STAGES),
  trigger: Trigger,
  steps: z.array(Step).max(MAX_STEPS),
  connections: z
    .array(
      z.strictObject({
        from: text(64).describe(`The id of a step, or "${TRIGGER_ID}".`),
        to: text(64),
        by: maybe(text(64)).describe('Out of a branch: the id of a case, or "else".'),
      }),
    )
    .max(MAX_STEPS * 4),
});
export type WorkflowOutline = Readonly<z.output<typeof WorkflowOutline>>;
