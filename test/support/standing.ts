/** The numbers that a node gives of its connections, and of all rooms and the people in them. */
export async function standing({ url }: { readonly url: string }) {
  const text = await (await fetch(`${url}/metrics`)).text();
  const of = (name: string) => Number(new RegExp(`^call_${name} (\\d+)$`, 'm').exec(text)?.[1]);
  return { connections: of('connections'), rooms: of('rooms'), members: of('members') };
}
