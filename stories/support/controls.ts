import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/elements/controls/call-controls.ts';
import type { CallControls } from '../../src/elements/controls/call-controls.ts';
import type { EngineParts } from '../../src/engine/engine-parts.ts';
import type { Scene } from './scene.ts';
import { part } from './settled.ts';
import { stage } from './stage.ts';

/** What a story of the controls can be told. */
export type ControlsArgs = Pick<CallControls, 'controls'>;
type Story = StoryObj<ControlsArgs>;

/** Controls, and what happens in the call. */
export const story = (
  happens: (scene: Scene) => Promise<unknown>,
  parts?: Partial<EngineParts>,
): Story => ({
  render: ({ controls }) =>
    stage(html`<call-controls controls=${controls}></call-controls>`, happens, { parts }),
});

/** A button of the controls. */
export const buttonIn = (canvas: HTMLElement, name: string) =>
  part(canvas.querySelector('call-controls')!, name);
