import { addMillis, DAY, Id, type JsonValue, lookUp, task } from '@partneros/domain';
import { executeInTurn } from './execute-in-turn.ts';
import type { Performer } from './performer.ts';
import { renderTexts } from './render-texts.ts';

type Input = {
  readonly partnerId: string | null;
  readonly title: string;
  readonly description: string | null;
  readonly assigneeId: string | null;
  readonly dueInDays: number | null;
};

export const createTask: Performer<'create_task', Input> = {
  prepare: ({ title, description, assignee, dueInDays }, context) => {
    const texts = renderTexts({ title, description: description ?? '', assignee }, context);
    if ('error' in texts) return texts;
    const named = texts.input.assignee === 'partner_manager' ? lookUp(context, 'manager.id') : texts.input.assignee;
    return {
      input: {
        partnerId: idOr(null, lookUp(context, 'partner.id')),
        title: texts.input.title,
        description: description === undefined ? null : texts.input.description,
        // A partner without a manager: the task is there all the same, for whoever looks first.
        assigneeId: idOr(null, named),
        dueInDays: dueInDays ?? null,
      },
    };
  },
  perform: ({ dueInDays, ...input }, step, deps) => {
    const taskId = deps.ids.derive(step.key, 'task');
    const dueAt = dueInDays === null ? null : addMillis(step.causeOf(0).occurredAt, dueInDays * DAY);
    const command = { type: 'CreateTask', data: { taskId, ...input, dueAt } };
    return executeInTurn(deps, step, [{ decider: task, id: taskId, command }]);
  },
};

const idOr = <Other>(other: Other, value: JsonValue | undefined): string | Other => {
  const id = Id.safeParse(value);
  return id.success ? id.data : other;
};
