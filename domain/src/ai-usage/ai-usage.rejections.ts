/** Why a command on a month's AI usage is refused. `full` and `closed`: it belongs into the next part. */
export type AiUsageRejection = 'ai-quota-exhausted' | 'ai-usage-not-found' | 'ai-usage-full' | 'ai-usage-closed';
