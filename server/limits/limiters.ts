import { type RateLimiterAbstract, RateLimiterMemory } from 'rate-limiter-flexible';

export interface Limit {
  /** Under which it is counted; another for each limit. */
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/** Makes what counts for a limit, where it is counted: in this process, or where all nodes count together. */
export type Limiters = (limit: Limit) => RateLimiterAbstract;

/** Counts for one process alone. */
export const memoryLimiters: Limiters = ({ name, points, seconds }) =>
  new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
