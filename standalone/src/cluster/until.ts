const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 50;

/** Looks until something holds; fails, saying what did not, after a minute. What is looked at is another process. */
export const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
};
