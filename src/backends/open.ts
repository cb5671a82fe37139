import type { OpenBackend } from './backend.ts';

/** Loads and opens the backend that the server chose for a room. */
export const openBackend: OpenBackend = async (_name, context) => {
  const { Mesh } = await import('./mesh/mesh.ts');
  return new Mesh(context);
};
