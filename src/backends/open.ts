import type { OpenBackend, OpenPreconnections } from './backend.ts';
import { Mesh } from './mesh/mesh.ts';

/** Opens the backend that the server chose for a room. */
export const openBackend: OpenBackend = (_name, context) => new Mesh(context);

/** The same for connections that are made while it rings. */
export const openPreconnections: OpenPreconnections = async () => {
  const { MeshPreconnections } = await import('./mesh/preconnections.ts');
  return new MeshPreconnections();
};
