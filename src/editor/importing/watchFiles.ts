/** Looks, while the page stands idle, whether the files are here that the open graph learns from. */
import { ownFilesIn } from '../../datasets/own/ownFile.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { idle } from '../ui/later.tsx';
import type { GraphDocument } from '../../graph/document.ts';

/** From now on. Nothing more is fetched while no graph names a file. */
export function watchFiles(): void {
  let seen = '';
  const look = (document: GraphDocument) => {
    const files = document.nodes.flatMap(({ kind, params }) => (kind === 'dataset' ? ownFilesIn(params) : []));
    const key = files.map(({ sha256 }) => sha256).join(' ');
    if (key === seen) return;
    seen = key;
    void idle().then(async () => { await (await import('./missing.ts')).tellMissing(files); });
  };
  look(useDocumentStore.getState().history.present);
  useDocumentStore.subscribe((now, before) => { if (now.history.present.nodes !== before.history.present.nodes) look(now.history.present); });
}
