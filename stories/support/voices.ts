import type { OpenBackend } from '../../src/backends/backend.ts';
import { canvasBackend } from '../../src/testing/canvas-backend.ts';

/** A backend in which people are as loud as is said of them by their names, from 0 to 1. */
export const voices =
  (loudness: Readonly<Record<string, number>>): OpenBackend =>
  async (name, context) => ({
    ...(await canvasBackend(name, context)),
    levels: () => new Map(context.members.peek().map((one) => [one.id, loudness[one.name] ?? 0])),
  });
