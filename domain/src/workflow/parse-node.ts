import type { z } from 'zod';
import { defined } from '../kernel/defined.ts';
import { issueWording } from '../kernel/issue-wording.ts';
import type { JsonObject, JsonValue } from '../kernel/json.ts';
import { branchProblems } from './condition-problems.ts';
import type { DefinitionNode } from './definition.ts';
import { EnrolmentRule } from './enrolment-rule.ts';
import { ExecutionWindow } from './execution-window.ts';
import { MinutesSaved, MOST_MINUTES } from './minutes-config.ts';
import { type ActionNode, nodeConfigs } from './node-configs.ts';
import { placeholderIn } from './placeholder.ts';
import { recipientProblems } from './recipient-problems.ts';
import { templateProblems } from './template.ts';
import { type TriggerConfig, type TriggerType, triggers } from './triggers.ts';
import { webhookProblems } from './webhook-problems.ts';

/** Something parsed, or what is wrong with it, one sentence each. */
export type ParsedNode<Value> = { readonly parsed: Value } | { readonly problems: readonly string[] };

/** The action node that a drawn node stands for. */
export const parseAction = ({ id, type, data }: DefinitionNode): ParsedNode<ActionNode> => {
  const schema: z.ZodType | undefined = Object.hasOwn(nodeConfigs, type)
    ? nodeConfigs[type as keyof typeof nodeConfigs]
    : undefined;
  if (schema === undefined) return { problems: [`there is no node type ${type}`] };
  const open = placeholdersIn(data);
  if (open.length > 0) return { problems: open };
  const { minutesSaved, ...own } = data;
  const minutes = MinutesSaved.optional().safeParse(minutesSaved);
  if (!minutes.success) return { problems: [`minutesSaved: expected a number from 0 to ${MOST_MINUTES}`] };
  const config = schema.safeParse(own);
  const syntax = templatesIn(data);
  if (!config.success) return { problems: [...issueSentences(config.error.issues), ...syntax] };
  const node = { id, type, data: config.data } as ActionNode;
  const problems = [...actionProblems(node), ...syntax];
  return problems.length > 0 ? { problems } : { parsed: node };
};

/** The trigger that a drawn trigger node stands for. */
export const parseTrigger = ({
  data: { trigger, window: _window, reenroll: _reenroll, cooldown: _cooldown, ...data },
}: DefinitionNode): ParsedNode<TriggerConfig> => {
  if (typeof trigger !== 'string') return { problems: ['trigger: choose what starts the workflow'] };
  const schema: z.ZodType | undefined = Object.hasOwn(triggers, trigger)
    ? triggers[trigger as TriggerType].config
    : undefined;
  if (schema === undefined) return { problems: [`trigger: there is no trigger ${trigger.slice(0, 60)}`] };
  const open = placeholdersIn(data);
  if (open.length > 0) return { problems: open };
  const config = schema.safeParse(data);
  return config.success
    ? { parsed: { type: trigger, config: config.data } as TriggerConfig }
    : { problems: issueSentences(config.error.issues) };
};

/** The hours that a drawn trigger node lets its workflow act in; `null`: any. */
export const parseWindow = ({ data: { window } }: DefinitionNode): ParsedNode<ExecutionWindow | null> => {
  if (window === undefined || window === null) return { parsed: null };
  const found = ExecutionWindow.safeParse(window);
  return found.success
    ? { parsed: found.data }
    : { problems: issueSentences(found.error.issues.map((issue) => ({ ...issue, path: ['window', ...issue.path] }))) };
};

/** How often one record may come in, as a drawn trigger node says. */
export const parseEnrolmentRule = ({ data: { reenroll, cooldown } }: DefinitionNode): ParsedNode<EnrolmentRule> => {
  const rule = EnrolmentRule.safeParse(defined({ reenroll, cooldown }));
  return rule.success ? { parsed: rule.data } : { problems: issueSentences(rule.error.issues) };
};

const actionProblems = (node: ActionNode): readonly string[] => {
  switch (node.type) {
    case 'send_email':
      return recipientProblems('to', node.data.to);
    case 'notify':
      return node.data.channel === 'email' ? recipientProblems('recipient', node.data.recipient) : [];
    case 'branch':
      return branchProblems(node.data.cases);
    case 'webhook':
      return webhookProblems(node.data);
    case 'slack_message':
    case 'update_record':
    case 'delay':
    case 'assign_training':
    case 'create_task':
      return [];
  }
};

const templatesIn = (data: JsonObject): readonly string[] =>
  textsIn(data).flatMap(([at, text]) => templateProblems(text).map((problem) => `${at}: ${problem}`));

const placeholdersIn = (data: JsonObject): readonly string[] =>
  textsIn(data).flatMap(([at, text]) => {
    const what = placeholderIn(text);
    return what === undefined ? [] : [`${at}: fill in what belongs here (${what})`];
  });

const textsIn = (value: JsonValue, at = ''): readonly (readonly [at: string, text: string])[] => {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => textsIn(entry ?? null, at === '' ? key : `${at}.${key}`));
};

const issueSentences = (issues: readonly z.core.$ZodIssue[]): readonly string[] =>
  issues.flatMap((issue) => {
    const at = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => `${[...issue.path, key].join('.')}: unknown field`);
    const wording = issueWording(issue);
    return at === '' ? [wording] : [`${at}: ${wording}`];
  });
