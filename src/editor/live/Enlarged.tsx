import { Pin, X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useMemo } from 'react';
import { i18n } from '../../words/i18n.ts';
import { useRunStore } from '../stores/runStore.ts';
import { Button } from '../ui/Button.tsx';
import { countOf, EDITABLE } from '../inspector/weightGrid.ts';
import { EnlargedBars } from './EnlargedBars.tsx';
import { EnlargedField } from './EnlargedField.tsx';
import styles from './enlarged.module.css';
import { closePicture, pinPicture, pointAwayFromPicture, stayPointed } from './enlargedStore.ts';
import type { Form } from './forms.ts';
import { useLiveStore } from './liveStore.ts';
import { WeightSliders } from './WeightSliders.tsx';
import { formHelp, formWords, pictureText } from './words.ts';

interface EnlargedProps {
  readonly node: string;
  readonly form: Form;
  readonly pinned: boolean;
}

/** One node's picture, large, beside its card: while the pointer rests on the miniature, or until it is closed. */
export default function Enlarged({ node, form, pinned }: EnlargedProps) {
  const anchor = useMemo(() => ({ current: { getBoundingClientRect: () => miniature(node)?.getBoundingClientRect() ?? new DOMRect(), get contextElement() { return miniature(node); } } }), [node]);
  const operation = useRunStore((store) => store.program?.operations.find((each) => each.node === node));
  const label = useRunStore((store) => operation?.label ?? (store.program?.sources.some((each) => each.node === node) ? i18n.t('Data') : node));
  const editable = operation && operation.kind === 'dense' && countOf(operation.weights) <= EDITABLE ? operation : null;
  return (
    <Popover.Root open onOpenChange={(open) => { if (!open) closePicture(node); }}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          className={styles['content']}
          side="bottom"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={i18n.t('{label}, enlarged', { label })}
          data-pinned={pinned ? '' : undefined}
          onPointerEnter={stayPointed}
          onPointerLeave={() => { if (!pinned) pointAwayFromPicture(); }}
          // What is only pointed at takes no focus away; what is pinned stays while one works elsewhere.
          onOpenAutoFocus={(event) => { if (!pinned) event.preventDefault(); }}
          onInteractOutside={(event) => { event.preventDefault(); }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (document.activeElement === document.body && pinned) miniature(node)?.focus();
          }}
        >
          <div className={styles['head']}>
            <h2 className={styles['title']} translate="no">{label}</h2>
            <span className={styles['what']}>{formWords(form)}</span>
            {pinned ? (
              <Button look="quiet" className={styles['corner']} aria-label={i18n.t('Close')} autoFocus onClick={() => { closePicture(node); }}><X size={15} aria-hidden /></Button>
            ) : (
              <Button look="quiet" className={styles['corner']} aria-label={i18n.t('Pin')} title={i18n.t('Keep it open')} onClick={() => { pinPicture(node); }}><Pin size={14} aria-hidden /></Button>
            )}
          </div>
          <div className={styles['body']}>
            <div className={styles['picture']}>
              <p className={styles['help']}>{formHelp(form)}</p>
              <Drawing node={node} form={form} />
            </div>
            {editable ? <WeightSliders key={node} operation={editable} /> : null}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function miniature(node: string): HTMLElement | undefined {
  return document.querySelector<HTMLElement>(`[data-live="${CSS.escape(node)}"]`) ?? undefined;
}

function Drawing({ node, form }: { readonly node: string; readonly form: Form }) {
  const picture = useLiveStore((state) => state.pictures[node]);
  const problem = useLiveStore((state) => state.problem);
  const sampleName = useLiveStore((state) => state.scene?.sampleName ?? '');
  if (!picture) return <p className={styles['help']}>{problem ?? i18n.t('It is shown as soon as the network is loaded.')}</p>;
  return (
    <figure className={styles['figure']}>
      {form.kind === 'bars' || form.kind === 'shares' ? <EnlargedBars picture={picture} /> : <EnlargedField node={node} picture={picture} />}
      <figcaption className={styles['words']} data-picture-text>{pictureText(picture, sampleName)}</figcaption>
    </figure>
  );
}
