const MOST_TURNS = 20_000;

/** Waits for a condition, for a while; fails loudly when it does not come. */
export const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let turns = 0; turns < MOST_TURNS; turns += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`it never came: ${holds}`);
};
