import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { OpenStores } from '../storage/open-stores.ts';
import { Webhooks } from './webhooks.ts';

interface Parts extends Pick<OpenStores, 'stores' | 'keep'> {
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'webhook'>;
  readonly onError: (error: unknown) => void;
}

/** Tells the sites that the settings name; undefined where they name none. */
export function openWebhooks(
  { webhooks }: Pick<Config, 'webhooks'>,
  { stores: { deliveries }, keep, log, metrics, onError }: Parts,
): Webhooks | undefined {
  return (
    webhooks &&
    new Webhooks({
      ...webhooks,
      ...{ deliveries, keep, onError },
      tried({ id, url, type, call, tries }, result, reason) {
        metrics.webhook(result);
        // An address may have a secret in it, behind its host.
        const about = { event: id, type, call, host: new URL(url).host, tries, reason };
        if (result === 'delivered') log.debug(about, 'a site was told');
        else if (result === 'failed')
          log.warn(about, 'a site could not be told, and is told again');
        else log.error(about, 'a site could not be told, and that is given up');
      },
    })
  );
}
