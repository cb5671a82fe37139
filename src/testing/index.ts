/** Calls without a network or a camera, by the server's real rules: `call-elements/testing`. */
export { canvasBackend } from './canvas-backend.ts';
export { canvasCapture } from './canvas-capture.ts';
export { canvasScreen } from './canvas-screen.ts';
export { InPageServer } from './in-page-server.ts';
export { InventedDevices } from './invented-devices.ts';
export { InventedPerson } from './invented-person.ts';
export { LoopbackSignaling } from './loopback-signaling.ts';
export { movingCanvas } from './moving-canvas.ts';
