import { expect } from 'chai';
import { idsContract } from '../testing/ids.contract.ts';
import { uuidIds } from './uuid-ids.ts';

idsContract('uuid', () => uuidIds);

describe('uuid ids', () => {
  it('derive what they always did: stored ids depend on it', () => {
    expect(uuidIds.derive('command-1', '0')).to.equal('7c212743-cfc2-5585-aaf8-e826d1166544');
  });
});
