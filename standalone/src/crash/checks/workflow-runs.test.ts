import { expect } from 'chai';
import { goodRun, type LoggedEvent, logOf, nothing, runEvents } from '../evidence.examples.ts';
import { enrolments, runsFinishOnce } from './workflow-runs.ts';

const { saved, activated, trigger, started, intent, sent, parked, redriven, scheduled, elapsed, completed } = runEvents;
const enrolled = (...events: readonly LoggedEvent[]) => enrolments.find({ ...nothing, events: logOf(...events) });
const finished = (...events: readonly LoggedEvent[]) => runsFinishOnce.find({ ...nothing, events: logOf(...events) });

describe('the check of workflow runs', () => {
  it('is content with one run from its trigger to its end', () => {
    expect(enrolments.find(goodRun)).to.deep.equal([]);
    expect(runsFinishOnce.find(goodRun)).to.deep.equal([]);
  });

  it('finds a run that is missing, and one that was started twice', () => {
    expect(enrolled(saved, activated, trigger)).to.deep.equal(['workflow w on event event-3 was never started']);
    const twin = { ...started, about: { stream: 'workflowRun-org_other' } };
    expect(enrolled(saved, activated, trigger, started, twin)).to.deep.equal([
      'workflow w on event event-3 was started twice',
    ]);
  });

  it('finds a run of a silent event, and one of a workflow that was not active', () => {
    const silent = { ...trigger, about: { silent: true as const } };
    expect(enrolled(saved, activated, silent, started)).to.deep.equal([
      'workflow w on event event-3 should not have been started',
    ]);
    expect(enrolled(saved, { type: 'Other', data: {} }, trigger, started)).to.have.length(1);
    expect(enrolled(saved, { type: 'Other', data: {} }, trigger)).to.deep.equal([]);
  });

  it('finds a run without an end, and one with two', () => {
    expect(finished(started)).to.deep.equal(['run r has 0 ends']);
    expect(finished(started, completed, completed)).to.deep.equal(['run r has 2 ends']);
  });

  it('lets a run be parked after five beginnings of its step, and finds one that was parked sooner', () => {
    const beginnings = [intent, intent, intent, intent, intent];
    expect(finished(started, ...beginnings, parked, redriven, intent, sent, completed)).to.deep.equal([]);
    expect(finished(started, intent, parked, redriven, intent, sent, completed)).to.deep.equal([
      'run r was parked (interrupted) after 1 beginnings',
    ]);
    expect(
      finished(started, ...beginnings, parked, redriven, intent, parked, redriven, intent, sent, completed),
    ).to.deep.equal(['run r was parked (interrupted) after 1 beginnings']);
    const troubled = { ...parked, data: { ...parked.data, error: { code: 'engine_trouble', message: 'It failed.' } } };
    expect(finished(started, ...beginnings, troubled, redriven, intent, sent, completed)).to.have.length(1);
  });

  it('finds a run that stays parked', () => {
    expect(finished(started, intent, intent, intent, intent, intent, parked)).to.deep.equal(['run r has 0 ends']);
  });

  it('lets a skipped run have no end', () => {
    expect(finished({ ...started, type: 'WorkflowRunSkipped' })).to.deep.equal([]);
  });

  it('finds a step that was completed twice, and one with two keys', () => {
    expect(finished(started, intent, sent, sent, completed)).to.deep.equal(['step m of run r was completed 2 times']);
    const other = { ...intent, data: { ...intent.data, attempt: 2, key: 'other' } };
    expect(finished(started, intent, other, sent, completed)).to.deep.equal(['step m of run r has 2 keys']);
  });

  it('finds a delay that ended early, twice or never', () => {
    const early = { ...elapsed, about: { ...elapsed.about, recordedAt: '2026-05-16T12:00:00.999Z' } };
    expect(finished(started, scheduled, early, completed)).to.have.length(1);
    expect(finished(started, scheduled, elapsed, elapsed, completed)).to.have.length(1);
    expect(finished(started, scheduled, completed)).to.deep.equal(['delay d of run r never ended']);
  });
});
