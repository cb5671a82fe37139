import { fixture } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/analytics/call-analytics.ts';
import type { CallAnalytics as Found } from '../../../src/protocol/analytics.ts';
import { CallError, type ErrorCode } from '../../../src/protocol/errors.ts';
import type { AnalyticsQuestion } from '../../../src/signaling/read-analytics.ts';
import { inventedAnalytics } from '../../../stories/support/invented-analytics.ts';
import { eventually } from '../../support/until.ts';
import { find } from './page.ts';

export const element = () => find('call-analytics');
export const all = (name: string) => [
  ...(element().shadowRoot?.querySelectorAll<HTMLElement>(`[part~=${name}]`) ?? []),
];
export const text = (name: string) => all(name)[0]?.textContent?.replace(/\s+/g, ' ').trim();
export const press = (name: string, index = 0) => all(name)[index]?.click();

/** The questions that were asked, each of which the test answers. */
export class Server {
  readonly asked: (AnalyticsQuestion & {
    readonly until: AbortSignal;
    readonly answer: (found?: Found) => void;
    readonly fail: (code: ErrorCode) => void;
  })[] = [];
  readonly read = (question: AnalyticsQuestion, until: AbortSignal): Promise<Found> =>
    new Promise((resolve, reject) => {
      this.asked.push({
        ...question,
        until,
        answer: (found = inventedAnalytics(question)) => resolve(found),
        fail: (code) => reject(new CallError(code)),
      });
    });
  async question(number: number) {
    return eventually(() => this.asked[number - 1]);
  }
}

/** A page with one that asks this server. */
export async function asking(
  content = (server: Server) =>
    html`<call-analytics .getAnalytics=${server.read}></call-analytics>`,
) {
  const server = new Server();
  await fixture(content(server));
  return server;
}
