import type { AiTask } from '../ai/ai-task.ts';
import { FENCE_RULE, fenced } from '../ai/fenced.ts';
import { TRIGGER_ID, WorkflowOutline } from '../workflow-draft/workflow-outline.ts';

/** What does a workflow look like that does this? */
export const draftWorkflowTask: AiTask<{ readonly prompt: string }, WorkflowOutline> = {
  name: 'workflow',
  maxOutputTokens: 6_000,
  output: WorkflowOutline,
  prompt: ({ prompt }) => [
    {
      role: 'system',
      text: [
        'You draw workflows for a partner programme: one trigger, and the steps that follow from it. A person looks at',
        'the draft before anything runs. Draw what the description asks for and nothing beyond it.',
        '',
        `Connections lead from "${TRIGGER_ID}" to the first steps and from step to step, without loops; every step is`,
        'reached. Out of a branch they leave by a case or by "else". Every id is short and in lower case: "welcome".',
        'Fields that do not apply are null. Filters belong to these triggers only: partnerTypes to partner_created;',
        'fromStage and toStage to partner_stage_changed; fromTier and toTier to partner_tier_changed; minAmount to',
        'deal_registered, deal_closed_won, mdf_request_submitted and partner_payment_made; days to partner_inactive;',
        'daysBefore to contract_renewal_approaching; templateId to partner_agreement_signed; certificationId to',
        'partner_certification_completed; formId to application_submitted.',
        'Stages of partners are recruit, onboard, enable, execute and optimize.',
        '',
        'Texts may hold templates such as {{partner.name}}: a path, nothing else. Paths begin with partner (name, type,',
        'stage, tier, domain, contractRenewalDate), primaryContact (firstName, lastName, email), manager (name, email),',
        'deal (name, amount), registration (accountName, amount), contact, certification, agreement, contract, request,',
        'payment, application, from, to, reason, daysLeft, daysInactive; records are there when the trigger is about them.',
        'Amounts compare in cents: deal.amount gte 5000000 is 50,000. A delay has amount and unit, or until.',
        'Mails go to primary_contact, partner_manager, or addresses. Tasks are for partner_manager or a member.',
        '',
        'You know no addresses, channels or ids but those in the description. Where one is needed and not given, write',
        '{{?what belongs here}}, such as {{?channel of the sales team}}. Never make one up.',
        '',
        'Answer with the JSON object alone.',
        FENCE_RULE,
      ].join('\n'),
    },
    { role: 'user', text: `Draw the workflow that this describes.\n${fenced('description', prompt)}` },
  ],
};
