/** The middle of some numbers. */
export const median = (numbers) => {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** The value that a share of the numbers stays below: 0.99 for p99. */
export const percentile = (numbers, share) => {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};

/**
 * Lets the contenders take turns, several short ones in every round, so that what disturbs the machine disturbs all of
 * them. A turn answers how much it did and how long that took; the answer here is each one's rate per second by round.
 */
export const takeTurns = async (rounds, turns, contenders) => {
  const rates = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const sums = Object.fromEntries(Object.keys(contenders).map((name) => [name, { count: 0, millis: 0 }]));
    for (let turn = 0; turn < turns; turn += 1)
      for (const [name, take] of Object.entries(contenders)) {
        const { count, millis } = await take();
        sums[name].count += count;
        sums[name].millis += millis;
      }
    for (const [name, { count, millis }] of Object.entries(sums)) rates[name].push((count * 1000) / millis);
  }
  return rates;
};

/** Times `work`, which does something `count` times. */
export const timed = async (count, work) => {
  const started = performance.now();
  await work();
  return { count, millis: performance.now() - started };
};
