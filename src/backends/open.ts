import type { OpenBackend, Preconnections } from './backend.ts';

type Meshes = typeof import('./mesh/mesh.ts');

let meshes: Meshes | undefined;

/** Fetches the code of a backend that is likely to be needed, so that opening it then takes no time. */
export async function loadBackend(): Promise<Meshes> {
  meshes ??= await import('./mesh/mesh.ts');
  return meshes;
}

/** Opens the backend that the server chose for a room: at once where its code is loaded, else after loading it. */
export const openBackend: OpenBackend = (_name, context) => {
  const open = ({ Mesh }: Meshes) => new Mesh(context);
  return meshes ? open(meshes) : loadBackend().then(open);
};

/** The same for connections that are made while it rings. */
export const openPreconnections = async (): Promise<Preconnections> => {
  const { MeshPreconnections } = await import('./mesh/preconnections.ts');
  return new MeshPreconnections();
};
