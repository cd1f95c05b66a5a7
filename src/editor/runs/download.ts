/** A run as files: its points as CSV, its curves as a picture. */
import { pointsAsCsv } from '../dock/chartData.ts';
import { downloadFile } from '../files/download.ts';
import { fileNameFor } from '../files/saveFile.ts';
import type { MetricPoint } from '../../runtime/protocol.ts';
import { i18n } from '../../words/i18n.ts';
import { notify } from '../stores/sessionStore.ts';
import type { CurvesPicture } from './picture.ts';

/** @param title what the file is named after. */
export function downloadCsv(points: readonly MetricPoint[], title: string): void {
  downloadFile(new Blob([pointsAsCsv(points)], { type: 'text/csv' }), fileNameFor(title).replace(/\.json$/, '.csv'));
}

/** The drawing is code that few visits need. */
export function downloadPicture(picture: CurvesPicture): void {
  import('./picture.ts')
    .then(({ paintCurves }) => paintCurves(picture))
    .then((png) => { downloadFile(png, fileNameFor(picture.title).replace(/\.json$/, '.png')); })
    .catch((error: unknown) => {
      notify({ severity: 'error', title: i18n.t('No picture could be made'), lines: [error instanceof Error ? error.message : String(error)] });
    });
}
