import type { Told } from '@partneros/infra';
import { openProgress } from './progress.ts';

/** Shows what a task tells: lines where they belong, and how much is done until it ends. */
export const openTeller = () => {
  let progress: ReturnType<typeof openProgress> | undefined;
  const end = () => {
    progress?.end();
    progress = undefined;
  };
  return {
    tell: (told: Told): void => {
      if ('of' in told) {
        progress ??= openProgress('positions', told.of);
        progress.at(told.done, told.of);
        return;
      }
      end();
      if ('say' in told) process.stdout.write(`${told.say}\n`);
      else process.stderr.write(`partneros: ${told.complain}\n`);
    },
    end,
  };
};
