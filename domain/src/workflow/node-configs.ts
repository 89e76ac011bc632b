import { z } from 'zod';
import { CalendarDate, Id } from '../kernel/fields.ts';
import { Json } from '../kernel/json.ts';

const template = (max: number) => z.string().min(1).max(max);

/** Units of a delay, and how long one is in milliseconds. */
export const DELAY_UNITS = {
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 604_800_000,
} as const;

/** How a condition compares. `equals` and `includes…` fold case and accents; `gte`, `lte`, `between` compare
 * numbers or dates; `changed` holds when the event that started the run changed the value. */
export const OPERATORS = [
  'equals',
  'notEquals',
  'gte',
  'lte',
  'between',
  'includesAny',
  'includesAll',
  'contains',
  'exists',
  'notExists',
  'changed',
] as const;

/** One comparison of a value in the run's context. */
export const Condition = z.strictObject({
  /** Such as `partner.tier`. */
  path: z.string().min(1).max(200),
  op: z.enum(OPERATORS),
  value: Json.optional(),
});
export type Condition = Readonly<z.output<typeof Condition>>;

/** One way out of a branch: taken when `all`, or `any`, of its conditions hold. */
export const BranchCase = z
  .strictObject({
    id: Id,
    all: z.array(Condition).min(1).max(20).optional(),
    any: z.array(Condition).min(1).max(20).optional(),
  })
  .refine(({ all, any }) => (all === undefined) !== (any === undefined), 'expected either all or any');
export type BranchCase = Readonly<z.output<typeof BranchCase>>;

/**
 * What each action node is configured with. Every text may hold `{{path}}` templates.
 * `to` and `recipient` are `primary_contact`, `partner_manager`, or addresses separated by commas.
 */
export const nodeConfigs = {
  send_email: z.strictObject({ to: template(1_000), subject: template(500), body: template(50_000) }),
  notify: z.strictObject({
    channel: z.enum(['email', 'slack']),
    recipient: template(1_000).default('partner_manager'),
    message: template(10_000),
  }),
  slack_message: z.strictObject({ channel: template(100), text: template(10_000) }),
  update_record: z.strictObject({
    entity: z.enum(['partner', 'deal']),
    /** Which one; default: the partner or deal the run is about. */
    id: template(200).optional(),
    changes: z
      .record(z.string().max(100), Json)
      .refine((changes) => Object.keys(changes).length > 0, 'nothing to change'),
  }),
  delay: z
    .strictObject({
      amount: z.int().min(1).max(100_000).optional(),
      unit: z.enum(['seconds', 'minutes', 'hours', 'days', 'weeks']).optional(),
      /** Instead of an amount: a date, or a moment, such as `{{partner.contractRenewalDate}}`. */
      until: template(200).optional(),
      /** Saturdays, Sundays and `holidays` do not count, in the organization's time zone. */
      businessDays: z.boolean().optional(),
      holidays: z.array(CalendarDate).max(200).optional(),
    })
    .refine(
      ({ amount, unit, until }) => (until === undefined ? amount !== undefined && unit !== undefined : true),
      'expected amount and unit, or until',
    )
    .refine(
      ({ amount, unit, until }) => until === undefined || (amount === undefined && unit === undefined),
      'expected either amount and unit, or until',
    )
    .refine(
      ({ unit, until, businessDays }) => businessDays !== true || until !== undefined || unit === 'days',
      'businessDays: expected the unit days',
    )
    .refine(
      ({ businessDays, holidays }) => holidays === undefined || businessDays === true,
      'holidays: expected with businessDays',
    ),
  branch: z.strictObject({ cases: z.array(BranchCase).min(1).max(20) }),
  webhook: z.strictObject({
    url: template(2_000),
    method: z.enum(['POST', 'PUT', 'PATCH']).default('POST'),
    headers: z.record(z.string().max(100), z.string().max(2_000)).default({}),
    /** Default: the run's trigger and context as JSON. */
    body: template(100_000).optional(),
    /** Names the signing secret, which is kept apart from the definition and never shown. */
    secretId: Id,
  }),
  assign_training: z
    .strictObject({
      trainingIds: z.array(Id).min(1).max(50).optional(),
      tags: z.array(z.string().min(1).max(100)).min(1).max(50).optional(),
      specializationId: Id.optional(),
    })
    .refine(
      (data) => Object.values(data).some((value) => value !== undefined),
      'expected trainingIds, tags or specializationId',
    ),
  create_task: z.strictObject({
    title: template(500),
    description: template(5_000).optional(),
    /** `partner_manager` or a user id. */
    assignee: template(200).default('partner_manager'),
    dueInDays: z.int().min(0).max(3_650).optional(),
  }),
} as const;

/** The types of action nodes. */
export type NodeType = keyof typeof nodeConfigs;

/** An action node of a valid graph, its configuration parsed. */
export type ActionNode = {
  [Type in NodeType]: {
    readonly id: string;
    readonly type: Type;
    readonly data: Readonly<z.output<(typeof nodeConfigs)[Type]>>;
  };
}[NodeType];
