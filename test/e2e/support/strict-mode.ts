import { createElement as h, StrictMode, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { CallProvider } from '../../../src/elements/provider/call-provider.ts';

/**
 * A page in React as its tutorials have it: development, StrictMode, and an effect that is in a room for as long as the
 * component is there. React mounts it twice, and runs the effect, its end, and the effect again.
 */
function Meeting({ user, room }: { user: string; room: string }) {
  const provider = useRef<CallProvider>(null);
  useEffect(() => {
    const { current } = provider;
    void current?.join(room).catch(() => {});
    return () => void current?.hangUp();
  }, [room]);
  return h(
    'call-provider',
    { ref: provider, user, name: user },
    h('video-grid'),
    h('call-controls'),
  );
}

/** An effect that makes the elements by hand, and takes them away again. */
function ByHand({ user, room }: { user: string; room: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const provider = document.createElement('call-provider');
    Object.assign(provider, { user, name: user, roomId: room });
    provider.append(document.createElement('video-grid'));
    place.current?.append(provider);
    return () => provider.remove();
  }, [user, room]);
  return h('div', { ref: place });
}

function App() {
  const searchParams = new URLSearchParams(location.hash.slice(1));
  const [isThere, setThere] = useState(true);
  Object.assign(globalThis, { setThere });
  const Way = searchParams.get('way') === 'by-hand' ? ByHand : Meeting;
  const props = { user: searchParams.get('user') ?? '', room: searchParams.get('room') ?? '' };
  return isThere ? h(Way, props) : null;
}

const root = document.createElement('main');
document.body.append(root);
createRoot(root).render(h(StrictMode, null, h(App)));
