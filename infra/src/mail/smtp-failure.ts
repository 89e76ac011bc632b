import { type EffectFailure, effectFailure } from '../effects/effect-failure.ts';

/**
 * What an error of the SMTP client means. Only a refusal of this very mail, with a 5xx or before anything was sent, is
 * final: trouble with the connection, the encryption or the sign-in is the server's or the operator's, and passes.
 */
export const smtpFailure = (error: unknown): EffectFailure => {
  const { code = '', responseCode = 0, response = '' } = detailsOf(error);
  const refusesMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  // 503 says that the session was in a wrong state, not that the mail is wrong.
  const passes = (responseCode >= 400 && responseCode < 500) || responseCode === 503;
  if (refusesMail && !passes)
    return effectFailure('mail_refused', `The mail server refused the mail${quoted(response)}.`);
  if (code === 'EABORT' || code === 'ETIMEDOUT') {
    return effectFailure('timed_out', 'The mail server did not answer in time.', { retryable: true });
  }
  const reply = response === '' ? quoted(code) : quoted(response);
  return effectFailure('mail_unavailable', `The mail server did not take the mail${reply}.`, { retryable: true });
};

const detailsOf = (error: unknown): { code?: string; responseCode?: number; response?: string } => {
  if (!(error instanceof Error)) return {};
  return {
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...('responseCode' in error && typeof error.responseCode === 'number' ? { responseCode: error.responseCode } : {}),
    ...('response' in error && typeof error.response === 'string' ? { response: error.response } : {}),
  };
};

// The result is kept with the run, where a recipient's address has no place.
const quoted = (reply: string): string => {
  const clean = reply
    .slice(0, 200)
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[^\s<>]{0,200}@[^\s<>]{0,200}/g, '…')
    .trim();
  return clean === '' ? '' : ` (${clean})`;
};
