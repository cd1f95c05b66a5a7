import katex from 'katex';
import 'katex/dist/katex.min.css';
import { memo } from 'react';
import Markdown from 'react-markdown';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { i18n } from '../../words/i18n.ts';
import styles from './Inspector.module.css';

interface HelpTextProps {
  readonly markdown: string;
  /** In TeX; set on a line of its own. */
  readonly formula?: string | undefined;
}

/** Help in Markdown, with `$formulas$`; MathML goes with each formula for screen readers. */
export const HelpText = memo(function HelpText({ markdown, formula }: HelpTextProps) {
  return (
    <div className={styles['text']}>
      <Markdown remarkPlugins={[remarkMath]} rehypePlugins={[rehypeKatex]}>
        {markdown}
      </Markdown>
      {formula === undefined ? null : (
        <div
          className={styles['formula']}
          tabIndex={0}
          role="group"
          aria-label={i18n.t('Formula')}
          dangerouslySetInnerHTML={{ __html: katex.renderToString(formula, { displayMode: true, throwOnError: false }) }}
        />
      )}
    </div>
  );
});
