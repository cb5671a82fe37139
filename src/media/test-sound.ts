/** Three rising notes (Hz), each so long (seconds). */
const NOTES = [523.25, 659.25, 783.99];
const LENGTH = 0.28;

/** Plays a short sound on a device (empty: the system's choice). Resolves when it is over; rejects when it cannot be. */
export async function playTestSound(sink: string): Promise<void> {
  const context = new AudioContext();
  const player = new Audio();
  try {
    const out = context.createMediaStreamDestination();
    player.srcObject = out.stream;
    if (sink) await player.setSinkId?.(sink);
    await player.play();
    await playNotes(context, out);
  } finally {
    player.srcObject = null;
    await context.close();
  }
}

function playNotes(context: AudioContext, out: AudioNode): Promise<void> {
  const begin = context.currentTime + 0.1;
  const over = NOTES.map((frequency, index) => {
    const start = begin + index * LENGTH;
    const volume = context.createGain();
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.3, start + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, start + LENGTH * 2);
    const note = context.createOscillator();
    note.frequency.value = frequency;
    note.connect(volume).connect(out);
    note.start(start);
    note.stop(start + LENGTH * 2);
    return new Promise((resolve) => note.addEventListener('ended', resolve, { once: true }));
  });
  return Promise.all(over).then(() => {});
}
