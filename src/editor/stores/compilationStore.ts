/** The compiler's result for the open document, made anew on every edit that can change it. */
import { create } from 'zustand';
import { compile } from '../../compiler/compile.ts';
import type { Compilation } from '../../compiler/diagnostic.ts';
import type { GraphDocument } from '../../graph/document.ts';
import { currentDocument, useDocumentStore } from './documentStore.ts';

interface CompilationState {
  readonly compilation: Compilation;
}

export const useCompilationStore = create<CompilationState>()(() => ({ compilation: compile(currentDocument()) }));

export function currentCompilation(): Compilation {
  return useCompilationStore.getState().compilation;
}

useDocumentStore.subscribe((state, before) => {
  const document = state.history.present;
  const old = before.history.present;
  // What puts nodes in beside others, or moves them to make room, says where; notes and frames are nowhere in its way.
  if (sameMeaning(document, old) && (document.nodes === old.nodes || !currentCompilation().diagnostics.some(({ fix }) => fix))) return;
  useCompilationStore.setState({ compilation: compile(document) });
});

/** Moving nodes about changes no shape; a drag must not compile. */
function sameMeaning(a: GraphDocument, b: GraphDocument): boolean {
  if (a === b) return true;
  if (a.edges !== b.edges || a.training !== b.training || a.meta !== b.meta || a.nodes.length !== b.nodes.length || !sameGroups(a, b)) return false;
  return a.nodes.every((node, index) => {
    const other = b.nodes[index];
    return (
      node === other ||
      (node.id === other?.id && node.kind === other.kind && node.label === other.label && node.params === other.params && node.initialWeights === other.initialWeights && node.bypassed === other.bypassed)
    );
  });
}

/** Whether a group is folded, and where its card stands, changes nothing either. */
function sameGroups({ groups: a = [] }: GraphDocument, { groups: b = [] }: GraphDocument): boolean {
  return a === b || (a.length === b.length && a.every((group, index) => {
    const other = b[index];
    return group === other || (group.id === other?.id && group.name === other.name && group.members === other.members && group.repeat === other.repeat && group.initialWeights === other.initialWeights);
  }));
}
