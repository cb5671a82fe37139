/**
 * The baseline: nothing but RTCPeerConnections and a socket that relays. In a call the offer travels with the invitation,
 * so answering it is all that is left to do; or it is answered while it rings (`warm`), and media follows the accepting.
 * Whoever joins a room offers to all who are there.
 */
export const bare = `<!doctype html>
<title>bare</title>
<script type="module">
  import { io } from '/socket.io/socket.io.esm.min.js';
  const socket = io({ transports: ['websocket'] });
  const say = (to, message) => socket.emit('relay', to, message);
  const peers = new Map();
  let stream, offer, caller, isWarm;

  const open = async () => {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  };
  function connect(id) {
    const pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    pc.onicecandidate = ({ candidate }) => candidate && say(id, { candidate });
    pc.ontrack = ({ track }) => {
      const player = document.body.appendChild(document.createElement(track.kind));
      player.muted = track.kind === 'video';
      player.srcObject = new MediaStream([track]);
      player.play().catch(() => {});
    };
    peers.set(id, pc);
    return pc;
  }
  const send = (pc) => stream.getTracks().forEach((track) => pc.addTrack(track, stream));
  async function describe(id, more) {
    const pc = peers.get(id);
    await pc.setLocalDescription();
    say(id, { description: pc.localDescription, ...more });
  }
  async function answer(id, description) {
    const pc = peers.get(id) ?? connect(id);
    await pc.setRemoteDescription(description);
    if (stream) send(pc);
    await describe(id);
  }
  /** Takes over what a warm offer brought, with nothing to send yet. */
  async function answerWarm(id, description) {
    const pc = connect(id);
    await pc.setRemoteDescription(description);
    for (const transceiver of pc.getTransceivers()) transceiver.direction = 'sendrecv';
    await describe(id);
    globalThis.rings = true;
  }
  const fill = (pc) =>
    Promise.all(
      pc.getTransceivers().map(({ sender, receiver }) =>
        sender.replaceTrack(stream.getTracks().find(({ kind }) => kind === receiver.track.kind)),
      ),
    );

  socket.on('relay', async (from, { description, candidate, invites, warm, accepted }) => {
    if (candidate) await peers.get(from)?.addIceCandidate(candidate);
    else if (accepted) await fill(peers.get(from));
    else if (description.type === 'answer') await peers.get(from).setRemoteDescription(description);
    else if (!invites) await answer(from, description);
    else {
      [offer, caller, isWarm] = [description, from, warm];
      if (warm) await answerWarm(from, description);
      else {
        connect(from);
        globalThis.rings = true;
      }
    }
  });

  Object.assign(globalThis, {
    call: async (to, warm) => {
      await open();
      const pc = connect(to);
      if (warm) for (const kind of ['audio', 'video']) pc.addTransceiver(kind);
      else send(pc);
      await describe(to, { invites: true, warm });
    },
    accept: async () => {
      go();
      if (isWarm) say(caller, { accepted: true });
      if (!isWarm) await peers.get(caller).setRemoteDescription(offer);
      await open();
      if (isWarm) return fill(peers.get(caller));
      send(peers.get(caller));
      await describe(caller);
    },
    join: async () => {
      go();
      const [there] = await Promise.all([socket.emitWithAck('join'), open()]);
      for (const id of there) {
        send(connect(id));
        describe(id);
      }
    },
    hangUp: () => {
      socket.emit('leave');
      for (const pc of peers.values()) pc.close();
      peers.clear();
      for (const track of stream?.getTracks() ?? []) track.stop();
      stream = undefined;
      globalThis.rings = false;
      document.body.replaceChildren();
    },
    id: () => socket.id,
    isWarm: () => [...peers.values()].every((pc) => pc.connectionState === 'connected'),
  });
  socket.on('connect', () => { globalThis.ready = true; });
</script>
<body></body>`;
