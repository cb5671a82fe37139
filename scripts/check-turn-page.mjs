/** What `check-turn.mjs` does inside the browser's page. Each function stands alone, since only its text goes there. */

/**
 * Everything that the browser finds out through one server.
 *
 * @param {{ urls: readonly string[], username?: string, credential?: string }} server With no address: the device alone.
 * @param {number} patience Milliseconds after which it is over.
 */
export async function gather(server, patience) {
  const isTurn = server.urls[0]?.startsWith('turn');
  const connection = new RTCPeerConnection({
    iceServers: server.urls.length > 0 ? [server] : [],
    iceTransportPolicy: isTurn ? 'relay' : 'all',
  });
  const candidates = [];
  const errors = [];
  connection.onicecandidate = ({ candidate }) => {
    if (!candidate?.address || candidate.protocol !== 'udp') return;
    candidates.push({ type: candidate.type, address: candidate.address });
  };
  connection.onicecandidateerror = ({ errorCode, errorText }) =>
    errors.push({ errorCode, errorText });
  const done = new Promise((resolve) => {
    setTimeout(resolve, patience);
    connection.onicegatheringstatechange = () => {
      if (connection.iceGatheringState === 'complete') resolve();
    };
  });
  connection.createDataChannel('check');
  await connection.setLocalDescription();
  await done;
  connection.close();
  return { candidates, errors };
}

/**
 * Whether a message gets from one connection to another where both go through one relay.
 *
 * @param {{ urls: readonly string[], username?: string, credential?: string }} server
 * @param {number} patience
 */
export async function carries(server, patience) {
  const configuration = { iceServers: [server], iceTransportPolicy: 'relay' };
  const [one, other] = [new RTCPeerConnection(configuration), new RTCPeerConnection(configuration)];
  one.onicecandidate = ({ candidate }) => candidate && other.addIceCandidate(candidate);
  other.onicecandidate = ({ candidate }) => candidate && one.addIceCandidate(candidate);
  const arrived = new Promise((resolve) => {
    setTimeout(() => resolve(false), patience);
    other.ondatachannel = ({ channel }) => {
      channel.onmessage = () => resolve(true);
    };
  });
  const channel = one.createDataChannel('check');
  channel.onopen = () => channel.send('hello');
  await one.setLocalDescription();
  await other.setRemoteDescription(one.localDescription);
  await other.setLocalDescription();
  await one.setRemoteDescription(other.localDescription);
  const result = await arrived;
  one.close();
  other.close();
  return result;
}
