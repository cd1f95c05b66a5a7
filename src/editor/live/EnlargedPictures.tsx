import { lazy, Suspense } from 'react';
import { useEnlargedStore } from './enlargedStore.ts';
import { useLiveStore } from './liveStore.ts';

const Enlarged = lazy(() => import('./Enlarged.tsx'));

/** Every picture that is pointed at or pinned, large. Their code comes with the first. */
export function EnlargedPictures() {
  const pointed = useEnlargedStore((state) => state.pointed);
  const pinned = useEnlargedStore((state) => state.pinned);
  const forms = useLiveStore((state) => state.scene?.forms);
  const open = pointed === null || pinned.includes(pointed) ? pinned : [...pinned, pointed];
  return (
    <Suspense fallback={null}>
      {open.map((node) => (forms?.[node] ? <Enlarged key={node} node={node} form={forms[node]} pinned={pinned.includes(node)} /> : null))}
    </Suspense>
  );
}
