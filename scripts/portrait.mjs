import puppeteer from 'puppeteer-core';
import { CHROMIUM_ARGUMENTS, requireChromium } from './chromium.mjs';

/**
 * A short film of a drawn person, as motion JPEG, which Chromium takes for what a camera sees.
 *
 * @param {{hue: number, skin: string, hair: string, shirt: string}} person
 * @returns {Promise<Buffer>}
 */
export async function portrait(person) {
  const browser = await puppeteer.launch({
    executablePath: requireChromium(),
    args: CHROMIUM_ARGUMENTS,
  });
  try {
    const [page] = await browser.pages();
    const frames = await page.evaluate(draw, person);
    return Buffer.concat(frames.map((frame) => Buffer.from(frame.split(',')[1], 'base64')));
  } finally {
    await browser.close();
  }
}

/** Runs in the page: one JPEG after the other, in which the person sways a little. */
function draw({ hue, skin, hair, shirt }) {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 720;
  const context = canvas.getContext('2d');
  const ellipse = (x, y, width, height, colour, start = 0, end = Math.PI * 2) => {
    context.fillStyle = colour;
    context.beginPath();
    context.ellipse(x, y, width, height, 0, start, end);
    context.fill();
  };
  return Array.from({ length: 30 }, (_, index) => {
    const sway = Math.sin((index / 30) * Math.PI * 2) * 10;
    const wall = context.createLinearGradient(0, 0, 1280, 720);
    wall.addColorStop(0, `hsl(${hue} 38% 86%)`);
    wall.addColorStop(1, `hsl(${hue} 34% 68%)`);
    context.fillStyle = wall;
    context.fillRect(0, 0, 1280, 720);
    context.fillStyle = `hsl(${hue} 30% 92% / 0.8)`;
    context.fillRect(860, 90, 250, 200);
    context.fillStyle = `hsl(${hue} 30% 58% / 0.5)`;
    context.fillRect(110, 330, 240, 14);
    const x = 640 + sway;
    ellipse(x, 290, 142, 168, hair);
    ellipse(640 + sway * 0.4, 760, 320, 250, shirt, Math.PI, 0);
    context.fillStyle = skin;
    context.fillRect(x - 46, 420, 92, 110);
    ellipse(x, 320, 112, 142, skin);
    ellipse(x, 216, 116, 66, hair, Math.PI, 0);
    for (const side of [-1, 1]) ellipse(x + side * 42, 316, 9, 10, '#221c1a');
    context.strokeStyle = '#7a3b2e';
    context.lineWidth = 6;
    context.lineCap = 'round';
    context.beginPath();
    context.arc(x, 366, 36, 0.25, Math.PI - 0.25);
    context.stroke();
    return canvas.toDataURL('image/jpeg', 0.9);
  });
}
