import type { PointLook } from './map-colours.ts';
import type { PointSprite } from './map-pixels.ts';

/** Few points are large, many small; all grow as one comes nearer. Pixels of the page. */
export function pointRadius(count: number, scale: number): number {
  const room = scale / Math.sqrt(Math.max(1, count));
  return Math.max(1.6, Math.min(6, room / 5));
}

/** Draws a point of a look, in the page's colours. @param radius pixels of the screen. */
export function pointSprite(
  { form, colour }: PointLook,
  radius: number,
  style: CSSStyleDeclaration,
): PointSprite {
  const side = 2 * Math.ceil(radius) + 3;
  const context = plainContext(side);
  if (context === null) return { side: 0, pixels: new Uint8ClampedArray() };
  context.translate(side / 2, side / 2);
  context.fillStyle = style.getPropertyValue(colour);
  context.strokeStyle = context.fillStyle;
  context.globalAlpha = 0.85;
  context.beginPath();
  if (form === 'cross') {
    const arm = radius * 0.8;
    context.lineWidth = Math.max(1.2, radius * 0.55);
    context.moveTo(-arm, -arm);
    context.lineTo(arm, arm);
    context.moveTo(arm, -arm);
    context.lineTo(-arm, arm);
    context.stroke();
  } else {
    if (form === 'disc') context.arc(0, 0, radius * 0.85, 0, 2 * Math.PI);
    else {
      const towards = form === 'up' ? -1 : 1;
      context.moveTo(0, towards * radius);
      context.lineTo(radius, -towards * radius * 0.8);
      context.lineTo(-radius, -towards * radius * 0.8);
      context.closePath();
    }
    context.fill();
  }
  return { side, pixels: context.getImageData(0, 0, side, side).data };
}

/** Red, green, blue and alpha of a colour of the page. */
export function bytesOfColour(colour: string): Uint8ClampedArray {
  const context = plainContext(1);
  if (context === null) return Uint8ClampedArray.of(0, 0, 0, 255);
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data;
}

function plainContext(side: number): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  return canvas.getContext('2d', { willReadFrequently: true });
}
