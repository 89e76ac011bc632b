import { graphOf } from '@partneros/domain';
import { expect } from 'chai';
import { demoWorkflows } from './workflows.ts';

describe('the workflows of the demo', () => {
  for (const { name, definition } of demoWorkflows(3, 'training-1')) {
    it(`can be activated: ${name}`, () => {
      const found = graphOf(definition);
      expect('problems' in found ? found.problems : []).to.deep.equal([]);
    });
  }
});
