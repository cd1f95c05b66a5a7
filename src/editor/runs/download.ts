/** A run as files: its points as CSV, its curves as a picture. */
import { pointsAsCsv } from '../dock/chartData.ts';
import { fileNameFor } from '../files/saveFile.ts';
import type { MetricPoint } from '../../runtime/protocol.ts';
import { notify } from '../stores/sessionStore.ts';
import type { CurvesPicture } from './picture.ts';

/** @param title what the file is named after. */
export function downloadCsv(points: readonly MetricPoint[], title: string): void {
  save(new Blob([pointsAsCsv(points)], { type: 'text/csv' }), fileNameFor(title).replace(/\.json$/, '.csv'));
}

/** The drawing is code that few visits need. */
export function downloadPicture(picture: CurvesPicture): void {
  import('./picture.ts')
    .then(({ paintCurves }) => paintCurves(picture))
    .then((png) => { save(png, fileNameFor(picture.title).replace(/\.json$/, '.png')); })
    .catch((error: unknown) => {
      notify({ severity: 'error', title: 'No picture could be made', lines: [error instanceof Error ? error.message : String(error)] });
    });
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of the data once the click is through.
  setTimeout(() => { URL.revokeObjectURL(address); }, 10_000);
}
