import { expect } from 'chai';

const doors = [
  '@partneros/domain',
  '@partneros/domain/testing',
  '@partneros/infra',
  '@partneros/infra/http',
  '@partneros/infra/testing',
  '@partneros/projections',
  '@partneros/command-api',
  '@partneros/query-api',
  '@partneros/workflow-engine',
];

describe('the packages', () => {
  for (const door of doors) {
    it(`${door} opens from source, without a build`, () => {
      expect(import.meta.resolve(door)).to.match(/\/src\/.*index\.ts$/);
    });
  }
});
