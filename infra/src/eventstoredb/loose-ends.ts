/** The loop over a stream throws its errors; one that comes later, to nobody, would end the process. */
export const quiet = (stream: { on(event: 'error', listener: () => void): unknown }): void => {
  stream.on('error', () => undefined);
};

/** Ends a call that is of no use any more, whatever comes of that. */
export const letGo = (end: () => Promise<void>): void => {
  end().catch(() => undefined);
};
