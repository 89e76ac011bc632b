/** Why a command on a month's AI usage is refused. */
export type AiUsageRejection = 'ai-quota-exhausted' | 'ai-usage-not-found';
