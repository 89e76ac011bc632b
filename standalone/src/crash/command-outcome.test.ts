import type { JsonObject } from '@partneros/domain';
import { expect } from 'chai';
import { outcomesOf } from './command-outcome.ts';
import { logOf } from './evidence.examples.ts';
import type { JournalEntry } from './journal.ts';

const sent = (attempt = 1): JournalEntry => ({ kind: 'sent', step: 's', attempt, request: 'POST /api/partners' });
const unanswered: JournalEntry = { kind: 'unanswered', step: 's', attempt: 1 };
const answered = (status: number, position: string | null, body: JsonObject = {}): JournalEntry => ({
  kind: 'answered',
  step: 's',
  attempt: 1,
  status,
  position,
  body,
});
const events = logOf(
  { type: 'PartnerCreated', data: {}, about: { stream: 'partner-org_p', request: 'other.1' } },
  { type: 'PartnerStageChanged', data: {}, about: { stream: 'partner-org_p', request: 's.2' } },
);
const partner = (version: number, id = 'p') => ({ partner: { id, version } });
const kindOf = (...journal: readonly JournalEntry[]) =>
  outcomesOf(journal, events).map(({ kind, attempts }) => [kind, attempts]);

describe('what a journal tells of a command', () => {
  it('is unknown until it is answered', () => {
    expect(kindOf(sent(), unanswered)).to.deep.equal([['unknown', 1]]);
    expect(kindOf(sent(), unanswered, sent(2), answered(201, '7'))).to.deep.equal([['done', 2]]);
  });

  it('tells what was recorded from what had nothing to do', () => {
    expect(kindOf(sent(), answered(200, null))).to.deep.equal([['unchanged', 1]]);
    expect(kindOf(sent(), answered(201, null))).to.deep.equal([['done', 1]]);
    expect(kindOf(sent(), answered(200, '2', partner(2)))).to.deep.equal([['done', 1]]);
    expect(kindOf(sent(), answered(200, '1', partner(1)))).to.deep.equal([['unchanged', 1]]);
  });

  it('takes no lost event for nothing to do', () => {
    for (const answer of [
      answered(201, '1', partner(1)),
      answered(200, '1', partner(2)),
      answered(200, '1', partner(1, 'q')),
      answered(200, '9', partner(9)),
    ])
      expect(kindOf(sent(), answer)).to.deep.equal([['done', 1]]);
  });

  it('tells a refusal from a failure', () => {
    expect(kindOf(sent(), answered(409, null))).to.deep.equal([['refused', 1]]);
    expect(kindOf(sent(), answered(500, null))).to.deep.equal([['failed', 1]]);
  });

  it('goes by the first answer', () => {
    expect(kindOf(sent(), answered(201, '7'), sent(), answered(409, null))).to.deep.equal([['done', 1]]);
  });
});
