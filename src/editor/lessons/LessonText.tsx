import { ExternalLink, MousePointerClick } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import Markdown, { defaultUrlTransform, type Components } from 'react-markdown';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { i18n } from '../../words/i18n.ts';
import { followLink, type Outcome } from './follow.ts';
import { heldPunctuation } from './heldPunctuation.ts';
import { isMove } from './link.ts';
import styles from './LessonText.module.css';

interface LessonTextProps {
  readonly markdown: string;
  /** Called when a link was followed, with what it did; null on paper, where links are words. */
  readonly onOutcome: ((outcome: Outcome | null) => void) | null;
  /** False where the text is no part of the page’s own outline: its headings are then bold lines. */
  readonly headings?: boolean;
}

const REHYPE = [rehypeKatex, () => heldPunctuation(styles['held'] ?? '')];

/** A lesson's Markdown with its formulas. Links to `netloom:` act on the graph; others open in a new tab. */
export const LessonText = memo(function LessonText({ markdown, onOutcome, headings = true }: LessonTextProps) {
  const components: Components = {
    a: ({ href = '', children }) => (onOutcome === null ? <span>{children}</span> : isMove(href) ? <MoveLink href={href} onOutcome={onOutcome}>{children}</MoveLink> : <OutsideLink href={href}>{children}</OutsideLink>),
    // Reading a text that came from elsewhere must fetch nothing: a picture is a link to where it is.
    img: ({ src, alt = '' }) => (typeof src === 'string' && src !== '' && onOutcome ? <OutsideLink href={src}>{alt || i18n.t('Picture')}</OutsideLink> : alt),
    ...(headings ? {} : Object.fromEntries((['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const).map((level) => [level, BoldLine]))),
    // A formula wider than the panel scrolls, also by keyboard.
    span: ({ node: _node, ...rest }) => (rest.className?.includes('katex-display') ? <span {...rest} {...(onOutcome ? { tabIndex: 0 } : {})} role="group" aria-label={i18n.t('Formula')} /> : <span {...rest} />),
  };
  return (
    <Markdown remarkPlugins={[remarkMath]} rehypePlugins={REHYPE} components={components} urlTransform={(url) => (isMove(url) ? url : defaultUrlTransform(url))}>
      {markdown}
    </Markdown>
  );
});

function BoldLine({ children }: { readonly children?: ReactNode }) {
  return <p><strong>{children}</strong></p>;
}

/** A button, for it changes something here and leads nowhere. */
function MoveLink({ href, onOutcome, children }: { readonly href: string; readonly onOutcome: (outcome: Outcome | null) => void; readonly children: ReactNode }) {
  return (
    <button type="button" className={styles['move']} onClick={() => { onOutcome(followLink(href)); }}>
      {children}
      <MousePointerClick size={12} aria-hidden className={styles['sign']} />
    </button>
  );
}

function OutsideLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className={styles['outside']}>
      {children}
      <ExternalLink size={12} aria-label={i18n.t('(opens in a new tab)')} className={styles['sign']} />
    </a>
  );
}
