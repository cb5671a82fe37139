/**
 * The baseline: nothing but an RTCPeerConnection and a socket that relays. The offer travels with the invitation, so
 * answering it is all that is left to do.
 */
export const bare = (
  role: 'caller' | 'callee',
  size: { width: number; height: number },
): string => `<!doctype html>
<title>${role}</title>
<script type="module">
  import { io } from '/socket.io/socket.io.esm.min.js';
  const socket = io({ transports: ['websocket'] });
  const media = () => navigator.mediaDevices.getUserMedia({ audio: true, video: ${JSON.stringify(size)} });
  const say = (message) => socket.emit('relay', message);
  let pc, offer;
  function connect() {
    pc = new RTCPeerConnection();
    pc.onicecandidate = ({ candidate }) => candidate && say({ candidate });
  }
  socket.on('relay', async ({ description, candidate }) => {
    if (candidate) await pc.addIceCandidate(candidate);
    else if (description.type === 'answer') await pc.setRemoteDescription(description);
    else { offer = description; globalThis.rings = true; connect(); }
  });
  globalThis.call = async () => {
    connect();
    const stream = await media();
    for (const track of stream.getTracks()) pc.addTrack(track, stream);
    await pc.setLocalDescription();
    say({ description: pc.localDescription });
  };
  globalThis.accept = async () => {
    mark('accept');
    await pc.setRemoteDescription(offer);
    const stream = await media();
    for (const track of stream.getTracks()) pc.addTrack(track, stream);
    await pc.setLocalDescription();
    say({ description: pc.localDescription });
  };
  globalThis.hangUp = () => { for (const { track } of pc.getSenders()) track?.stop(); pc.close(); globalThis.rings = false; };
  socket.on('connect', () => { globalThis.ready = true; });
</script>`;
