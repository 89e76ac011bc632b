import Mocha from 'mocha';

const { constants } = Mocha.Runner;

/** The spec reporter, ended by one line a script can read: `N passed, N failed`. */
export default class SummaryReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once(constants.EVENT_RUN_END, () => {
      const { passes, failures } = this.stats;
      process.stdout.write(`${passes} passed, ${failures} failed\n`);
    });
  }
}
