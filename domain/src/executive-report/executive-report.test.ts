import { deepEqual, equal } from 'node:assert/strict';
import { given } from '../testing/given.ts';
import { executiveReport } from './executive-report.decider.ts';
import type { ExecutiveReportEvent } from './executive-report.events.ts';
import {
  reportCompleted,
  reportFactsTaken,
  reportFailed,
  reportRequested,
  reportSectionAttemptFailed,
  reportSectionBegun,
  reportSectionCompleted,
} from './executive-report.examples.ts';
import { liesIn, periodBefore, usualPeriod } from './report-period.ts';

const requested = reportRequested();
const taken = reportFactsTaken();
const dataOf = <Type extends ExecutiveReportEvent['type']>(event: ExecutiveReportEvent, _type: Type) =>
  event.data as Extract<ExecutiveReportEvent, { type: Type }>['data'];

const begin = (sectionId: string, over: { readonly at?: string; readonly takeOver?: boolean } = {}) =>
  ({
    type: 'BeginReportSection',
    data: {
      reportId: 'report-1',
      sectionId,
      at: '2026-05-16T12:00:00.000Z',
      until: '2026-05-16T12:04:00.000Z',
      takeOver: false,
      ...over,
    },
  }) as const;
const complete = (sectionId: string) =>
  ({
    type: 'CompleteReportSection',
    data: dataOf(reportSectionCompleted(sectionId), 'ReportSectionCompleted'),
  }) as const;
const failAttempt = (interrupted = false, attempt = 1) =>
  ({
    type: 'FailReportSectionAttempt',
    data: dataOf(reportSectionAttemptFailed(interrupted, attempt), 'ReportSectionAttemptFailed'),
  }) as const;
const fail = { type: 'FailReport', data: dataOf(reportFailed(), 'ReportFailed') } as const;
const takeFacts = { type: 'TakeReportFacts', data: dataOf(taken, 'ReportFactsTaken') } as const;

describe('an executive report', () => {
  it('is asked for once', () => {
    const command = { type: 'GenerateReport', data: dataOf(requested, 'ReportRequested') } as const;
    given(executiveReport).when(command).then(requested);
    given(executiveReport, requested).when(command).thenRejected('report-already-exists');
  });

  it('takes its facts once', () => {
    given(executiveReport, requested).when(takeFacts).then(taken);
    given(executiveReport, requested, taken).when(takeFacts).thenNothing();
    given(executiveReport, requested, reportFailed()).when(takeFacts).thenNothing();
  });

  it('has its sections written in order, one hand at a time', () => {
    given(executiveReport, requested, taken).when(begin('partners')).then(reportSectionBegun());
    given(executiveReport, requested).when(begin('partners')).thenRejected('report-section-not-next');
    given(executiveReport, requested, taken).when(begin('summary')).thenRejected('report-section-not-next');
    given(executiveReport, requested, taken, reportSectionBegun())
      .when(begin('partners'))
      .thenRejected('report-section-in-hand');
    given(executiveReport, requested, taken, reportFailed())
      .when(begin('partners'))
      .thenRejected('report-section-not-next');
  });

  it('lets another hand take over when the time of the first is up, or when there is no other', () => {
    const begun = [requested, taken, reportSectionBegun()];
    given(executiveReport, ...begun)
      .when(begin('partners', { at: '2026-05-16T12:04:00.000Z' }))
      .then(reportSectionBegun('partners', 2));
    given(executiveReport, ...begun)
      .when(begin('partners', { takeOver: true }))
      .then(reportSectionBegun('partners', 2));
  });

  it('counts what went wrong with a section, and not what was interrupted', () => {
    const begun = [requested, taken, reportSectionBegun()];
    given(executiveReport, ...begun)
      .when(failAttempt())
      .then(reportSectionAttemptFailed());
    given(executiveReport, ...begun, reportSectionAttemptFailed())
      .when(begin('partners'))
      .then(reportSectionBegun('partners', 2));
    given(executiveReport, ...begun, reportSectionAttemptFailed(true))
      .when(begin('partners'))
      .then(reportSectionBegun('partners', 1));
    given(executiveReport, ...begun, reportSectionAttemptFailed())
      .when(failAttempt())
      .thenNothing();
    given(executiveReport, ...begun)
      .when(failAttempt(false, 2))
      .thenNothing();
  });

  it('keeps a finished section as it is, and is complete with the last', () => {
    const begun = [requested, taken, reportSectionBegun()];
    given(executiveReport, ...begun)
      .when(complete('partners'))
      .then(reportSectionCompleted());
    given(executiveReport, ...begun, reportSectionCompleted())
      .when(complete('partners'))
      .thenNothing();
    given(executiveReport, ...begun, reportSectionCompleted())
      .when(complete('summary'))
      .then(reportSectionCompleted('summary'), reportCompleted());
    given(executiveReport, requested, taken, reportFailed()).when(complete('partners')).thenNothing();
  });

  it('fails once, and never when it is complete', () => {
    given(executiveReport, requested).when(fail).then(reportFailed());
    given(executiveReport, requested, reportFailed()).when(fail).thenNothing();
    given(executiveReport, requested, taken, reportCompleted()).when(fail).thenNothing();
  });

  it('is not found when nobody asked for it', () => {
    for (const command of [takeFacts, begin('partners'), complete('partners'), failAttempt(), fail])
      given(executiveReport).when(command).thenRejected('report-not-found');
  });
});

describe('the period of a report', () => {
  it('is the last whole year or quarter, or the 90 days up to today', () => {
    const now = '2026-05-16T12:00:00.000Z';
    deepEqual(usualPeriod('annual-review', now), { from: '2025-01-01', to: '2025-12-31' });
    deepEqual(usualPeriod('quarterly-review', now), { from: '2026-01-01', to: '2026-03-31' });
    deepEqual(usualPeriod('quarterly-review', '2026-01-01T00:00:00.000Z'), { from: '2025-10-01', to: '2025-12-31' });
    deepEqual(usualPeriod('executive-summary', now), { from: '2026-02-16', to: '2026-05-16' });
  });

  it('is compared with as many days before, and holds both its ends', () => {
    const quarter = { from: '2026-01-01', to: '2026-03-31' };
    deepEqual(periodBefore(quarter), { from: '2025-10-03', to: '2025-12-31' });
    equal(liesIn(quarter, '2026-01-01T00:00:00.000Z'), true);
    equal(liesIn(quarter, '2026-03-31T23:59:59.999Z'), true);
    equal(liesIn(quarter, '2026-04-01T00:00:00.000Z'), false);
    equal(liesIn(quarter, null), false);
  });
});
