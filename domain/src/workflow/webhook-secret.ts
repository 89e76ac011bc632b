/** The collection of the KeyValueStore in which the signing secrets of webhooks are kept. */
export const WEBHOOK_SECRETS = 'workflow-secret';

/** A signing secret as it is kept. */
export interface WebhookSecret {
  readonly secret: string;
}

/** The key a secret is kept under; an id out of another organization leads nowhere. */
export const webhookSecretKey = (organizationId: string, secretId: string): string => `${organizationId}/${secretId}`;
