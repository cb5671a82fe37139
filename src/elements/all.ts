/** The elements that need not be there for the first paint. What each shows is loaded when it is on a page. */

import './rarer.ts';

export { ChatPanel } from './chat/chat-panel.ts';
export { CallControls } from './controls/call-controls.ts';
export { IncomingCall } from './invite/incoming-call.ts';
export { OutgoingCall } from './invite/outgoing-call.ts';
export { VideoGrid } from './stage/video-grid.ts';
export { CallWidget } from './widget/call-widget.ts';
