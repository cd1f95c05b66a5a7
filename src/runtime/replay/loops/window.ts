/** Sliding windows, place by place. */
import type { ConvShape } from '../../plan/instruction.ts';

/**
 * Visits every part of every window that lies inside the image: the number of the pixel, of the part
 * within the window (row by row), and of the output place, all counted over the whole batch.
 */
export function eachTap(shape: ConvShape, visit: (pixel: number, tap: number, place: number) => void): void {
  const { batch, inHeight, inWidth, outHeight, outWidth, filterHeight, filterWidth, strideHeight, strideWidth, dilationHeight, dilationWidth, padTop, padLeft } = shape;
  let place = 0;
  for (let image = 0; image < batch; image++) {
    for (let row = 0; row < outHeight; row++) {
      for (let column = 0; column < outWidth; column++, place++) {
        for (let fy = 0, y = row * strideHeight - padTop; fy < filterHeight; fy++, y += dilationHeight) {
          if (y < 0 || y >= inHeight) continue;
          const pixels = (image * inHeight + y) * inWidth;
          for (let fx = 0, x = column * strideWidth - padLeft; fx < filterWidth; fx++, x += dilationWidth) {
            if (x >= 0 && x < inWidth) visit(pixels + x, fy * filterWidth + fx, place);
          }
        }
      }
    }
  }
}
