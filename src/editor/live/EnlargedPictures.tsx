import { lazy, Suspense, useEffect } from 'react';
import { useFlowStore } from '../canvas/flowStore.ts';
import { closePicture, useEnlargedStore } from './enlargedStore.ts';
import { useLiveStore } from './liveStore.ts';

const Enlarged = lazy(() => import('./Enlarged.tsx'));

/** Every picture that is pointed at or pinned, large. Their code comes with the first. */
export function EnlargedPictures() {
  const pointed = useEnlargedStore((state) => state.pointed);
  const pinned = useEnlargedStore((state) => state.pinned);
  const forms = useLiveStore((state) => state.scene?.forms);
  // What a graph does not have is not waited for.
  useEffect(() => { if (forms) pinned.filter((node) => !forms[node]).forEach(closePicture); }, [forms, pinned]);
  const open = pointed === null || pinned.includes(pointed) ? pinned : [...pinned, pointed];
  // Beside their cards: what is folded away with its card is shown again when that is.
  const there = useFlowStore(({ nodes }) => open.filter((node) => nodes.some(({ data }) => data.view.picture === node)).join(' ')).split(' ');
  return (
    <Suspense fallback={null}>
      {open.map((node) => (forms?.[node] && there.includes(node) ? <Enlarged key={node} node={node} form={forms[node]} pinned={pinned.includes(node)} /> : null))}
    </Suspense>
  );
}
