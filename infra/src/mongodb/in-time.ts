// A reply that never comes: the driver waits `socketTimeoutMS` for it, sends again on a new connection, and waits again.
const DEADLINE_MS = 20_000;

/** MongoDB did not answer in time. Whether a write was carried out is unknown; it may be sent again. */
export class MongoDbUnanswered extends Error {
  override readonly name = 'MongoDbUnanswered';
}

/** Waits for an operation until its deadline. The driver's own (`timeoutMS`) has no effect since 7.8. */
export const inTime = async <Result>(operation: Promise<Result>, deadlineMs = DEADLINE_MS): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new MongoDbUnanswered(`MongoDB did not answer within ${deadlineMs} ms`)),
      deadlineMs,
    );
  });
  try {
    return await Promise.race([operation, deadline]);
  } finally {
    clearTimeout(timer);
  }
};
