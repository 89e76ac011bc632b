const FRAME = /([\w.-]+\.[cm]?[jt]s):(\d+)(?::\d+)?\)?$/;

/**
 * An error as it may be kept for ever and shown: its kind, and the line of code that threw it. Never what it said, which
 * may quote anything.
 */
export const failureOf = (error: unknown): string => {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  const name = /^\w{1,100}$/.test(error.name) ? error.name : 'Error';
  // The stack begins with the message, which may look like a frame.
  const { stack = '', message } = error;
  const frames = stack.slice(stack.indexOf(message) + message.length).split('\n');
  for (const line of frames) {
    if (!/^\s+at /.test(line)) continue;
    const frame = FRAME.exec(line);
    return frame === null ? name : `${name} at ${frame[1]}:${frame[2]}`;
  }
  return name;
};
