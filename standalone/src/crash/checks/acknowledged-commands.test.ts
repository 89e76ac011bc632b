import { expect } from 'chai';
import type { CommandOutcome } from '../command-outcome.ts';
import { acknowledged, type LoggedEvent, logOf, nothing } from '../evidence.examples.ts';
import { acknowledgedCommands, noServerErrors, sameAnswers } from './acknowledged-commands.ts';

const created = { type: 'PartnerCreated', data: { partnerId: 'p' }, about: { request: 'create.1' } };
const faults = (command: CommandOutcome, ...events: readonly LoggedEvent[]) =>
  acknowledgedCommands.find({ ...nothing, commands: [command], events: logOf(...events) });

describe('the check of acknowledged commands', () => {
  it('is content with one event for each', () => {
    expect(faults(acknowledged, created)).to.deep.equal([]);
  });

  it('counts what a later attempt recorded, and not what followed from it', () => {
    const second = { ...created, about: { request: 'create.2' } };
    const consequence = { ...created, about: { request: 'create.2', causedBy: 'event-1' } };
    expect(faults({ ...acknowledged, attempts: 2 }, second, consequence)).to.deep.equal([]);
  });

  it('finds a lost one, a doubled one and one whose position holds something else', () => {
    expect(faults(acknowledged)).to.deep.equal([
      'create (POST /api/partners) is done, and stands 0 times in the log',
      'create: position 1 holds nothing of it',
    ]);
    expect(faults(acknowledged, created, { ...created, about: { request: 'create.2' } })).to.deep.equal([
      'create (POST /api/partners) is done, and stands 2 times in the log',
    ]);
    expect(faults(acknowledged, { type: 'Other', data: {} }, created)).to.deep.equal([
      'create: position 1 holds nothing of it',
    ]);
  });

  it('finds a trace of a refused one, and of one that had nothing to do', () => {
    for (const kind of ['refused', 'unchanged'] as const)
      expect(faults({ ...acknowledged, kind, answers: [] }, created)).to.deep.equal([
        `create (POST /api/partners) is ${kind}, and stands 1 times in the log`,
      ]);
  });

  it('lets an unanswered one have happened once or not at all, not twice', () => {
    const unknown: CommandOutcome = { ...acknowledged, kind: 'unknown', answers: [] };
    expect(faults(unknown)).to.deep.equal([]);
    expect(faults(unknown, created)).to.deep.equal([]);
    expect(faults(unknown, created, created)).to.have.length(1);
  });

  it('does not let a command pass that nobody knows', () => {
    expect(() => faults({ ...acknowledged, request: 'POST /api/new-thing' })).to.throw('say in expected-event.ts');
  });

  it('finds an answer that differs from the first one', () => {
    const again = (status: number, id: string) => ({
      ...nothing,
      commands: [
        { ...acknowledged, answers: [...acknowledged.answers, { status, position: 1n, body: { partner: { id } } }] },
      ],
    });
    expect(sameAnswers.find(again(201, 'p'))).to.deep.equal([]);
    expect(sameAnswers.find(again(200, 'p'))).to.have.length(1);
    expect(sameAnswers.find(again(201, 'q'))).to.have.length(1);
  });

  it('finds a server error', () => {
    const failed: CommandOutcome = {
      ...acknowledged,
      kind: 'failed',
      answers: [{ status: 500, position: undefined, body: {} }],
    };
    expect(noServerErrors.find({ ...nothing, commands: [acknowledged, failed] })).to.have.length(1);
  });
});
