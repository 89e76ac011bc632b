import { given } from '../testing/given.ts';
import { ALWAYS, type EnrolmentRule } from '../workflow/enrolment-rule.ts';
import type { EnrolSubject } from './enrol-subject.ts';
import { workflowEnrolment } from './workflow-enrolment.decider.ts';
import type { WorkflowEnrolmentEvent } from './workflow-enrolment.events.ts';

const about = { workflowId: 'workflow-1', subject: { entity: 'partner', id: 'partner-1' } } as const;
const MAY_1 = '2026-05-01T00:00:00.000Z';
const MAY_8 = '2026-05-08T00:00:00.000Z';
const ONCE: EnrolmentRule = { reenroll: 'once_per_subject' };
const ONE_AT_A_TIME: EnrolmentRule = { reenroll: 'not_while_running' };

const enrol = (rule: EnrolmentRule, over: Partial<EnrolSubject['data']> = {}): EnrolSubject => ({
  type: 'EnrolSubject',
  data: { ...about, runId: 'run-2', at: MAY_8, rule, ended: null, earlier: [], ...over },
});
const enrolled = (runId: string, at: string): WorkflowEnrolmentEvent => ({
  type: 'SubjectEnrolled',
  data: { ...about, runId, at },
});
const refused = (reason: 'already_enrolled' | 'still_running' | 'cooldown'): WorkflowEnrolmentEvent => ({
  type: 'SubjectNotEnrolled',
  data: { ...about, runId: 'run-2', at: MAY_8, reason },
});

describe('enrol subject', () => {
  it('lets the first one in, and records what it decided', () => {
    for (const rule of [ALWAYS, ONCE, ONE_AT_A_TIME])
      given(workflowEnrolment).when(enrol(rule)).then(enrolled('run-2', MAY_8));
  });

  it('keeps a record out that was in before', () => {
    given(workflowEnrolment, enrolled('run-1', MAY_1)).when(enrol(ONCE)).then(refused('already_enrolled'));
  });

  it('lets a record in that was only kept out before', () => {
    given(workflowEnrolment, {
      type: 'SubjectNotEnrolled',
      data: { ...about, runId: 'run-1', at: MAY_1, reason: 'cooldown' },
    })
      .when(enrol(ONCE))
      .then(enrolled('run-2', MAY_8));
  });

  it('takes the latest run for running unless it is known to have ended', () => {
    const before = [enrolled('run-0', MAY_1), enrolled('run-1', MAY_1)];
    given(workflowEnrolment, ...before)
      .when(enrol(ONE_AT_A_TIME))
      .then(refused('still_running'));
    given(workflowEnrolment, ...before)
      .when(enrol(ONE_AT_A_TIME, { ended: 'run-0' }))
      .then(refused('still_running'));
    given(workflowEnrolment, ...before)
      .when(enrol(ONE_AT_A_TIME, { ended: 'run-1' }))
      .then(enrolled('run-2', MAY_8));
  });

  it('reckons with runs from before there was a rule, and keeps them', () => {
    const earlier = [{ runId: 'run-1', at: MAY_1 }];
    const found: WorkflowEnrolmentEvent = { type: 'EarlierEnrolmentsFound', data: { ...about, enrolments: earlier } };
    given(workflowEnrolment).when(enrol(ONCE, { earlier })).then(found, refused('already_enrolled'));
    given(workflowEnrolment, found, refused('already_enrolled'))
      .when(enrol(ONCE, { runId: 'run-2' }))
      .then(refused('already_enrolled'));
  });

  it('takes the latest of all runs for the latest, however it became known', () => {
    given(workflowEnrolment, enrolled('run-1', MAY_8))
      .when(
        enrol(ONE_AT_A_TIME, {
          ended: 'run-1',
          earlier: [
            { runId: 'run-0', at: MAY_1 },
            { runId: 'run-1', at: MAY_8 },
          ],
        }),
      )
      .then(
        { type: 'EarlierEnrolmentsFound', data: { ...about, enrolments: [{ runId: 'run-0', at: MAY_1 }] } },
        enrolled('run-2', MAY_8),
      );
  });
});
