import type { OpenBackend, Preconnections } from './backend.ts';

/** Loads and opens the backend that the server chose for a room. */
export const openBackend: OpenBackend = async (_name, context) => {
  const { Mesh } = await import('./mesh/mesh.ts');
  return new Mesh(context);
};

/** The same for connections that are made while it rings. */
export const openPreconnections = async (): Promise<Preconnections> => {
  const { MeshPreconnections } = await import('./mesh/preconnections.ts');
  return new MeshPreconnections();
};
