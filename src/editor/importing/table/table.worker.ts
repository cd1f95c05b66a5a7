/** Reads a table beside the page: its rows stay here, the page gets what is to be seen of them. */
import { guessLayout } from '../../../datasets/csv/layout.ts';
import type { Layout } from '../../../datasets/csv/params.ts';
import { countRows, profileOf } from '../../../datasets/csv/profile.ts';
import { readTable, type Table } from '../../../datasets/csv/table.ts';
import { FileRefused } from '../../../datasets/own/problem.ts';
import { speak } from '../../../words/i18n.ts';
import type { FromWorker, ToWorker } from './messages.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
let table: Table | null = null;

scope.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'count') {
    if (table) send({ type: 'counts', columns: data.columns, counts: countRows(table, data.columns) });
    return;
  }
  if (data.spoken) speak(data.spoken.language, data.spoken.catalogue);
  void read(data.file, data.given);
};

async function read(file: Blob, given: Partial<Layout>): Promise<void> {
  table = null;
  let bytes: Uint8Array | null = null;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
    table = readTable(bytes, given, (rows, share) => { send({ type: 'progress', rows, share }); });
    send({ type: 'profile', profile: profileOf(table) });
  } catch (error) {
    const problem = error instanceof FileRefused ? error.problem : { message: error instanceof Error ? error.message : String(error) };
    send({ type: 'refused', problem, layout: bytes && bytes.length > 0 ? guessLayout(bytes, given) : null });
  }
}

function send(message: FromWorker): void {
  scope.postMessage(message);
}
