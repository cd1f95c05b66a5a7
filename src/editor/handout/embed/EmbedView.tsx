import { ExternalLink } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { FileProblem } from '../../../graph/jsonText.ts';
import { i18n } from '../../../words/i18n.ts';
import { StillFlow } from '../../canvas/flow/StillFlow.tsx';
import { useDocument } from '../../stores/documentStore.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { ViewBody } from '../../stage/ViewBody.tsx';
import { useViews, type Staged } from '../../stage/useStage.ts';
import { useMediaQuery, useTheme } from '../../theme/useTheme.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { Mark } from '../../topbar/Mark.tsx';
import type { View } from '../../views/view.ts';
import { EmbedBar } from './EmbedBar.tsx';
import { EmbedCharts } from './EmbedCharts.tsx';
import styles from './embed.module.css';

/** Frames with no room for chart and picture side by side. */
const NARROW = '(max-width: 639px)';

/** A graph inside another page: to look at, to train, and to open in the editor. */
export function EmbedView({ problems }: { readonly problems: readonly FileProblem[] }) {
  useTheme();
  const { title } = useDocument().meta;
  useEffect(() => { document.title = [title, 'Netloom'].join(' – '); }, [title]);
  return (
    <div className={styles['embed']}>
      <header className={styles['head']}>
        <Mark />
        <h1 className={styles['title']}>{problems.length > 0 ? 'Netloom' : title}</h1>
        {problems.length > 0 ? null : <OpenLink />}
      </header>
      <main className={styles['body']}>{problems.length > 0 ? <Refused problems={problems} /> : <Shown />}</main>
    </div>
  );
}

/** The same address without the word that makes it a part of another page. */
function OpenLink() {
  return (
    <a className={styles['open']} href={`${location.pathname}${location.hash}`} target="_blank" rel="noopener">
      {i18n.t('Open in Netloom')}
      <ExternalLink size={13} aria-label={i18n.t('(opens in a new tab)')} />
    </a>
  );
}

function Refused({ problems }: { readonly problems: readonly FileProblem[] }) {
  return (
    <div className={styles['refused']} role="alert">
      <h2>{i18n.t('This graph cannot be shown')}</h2>
      {problems.slice(0, 5).map(({ message }) => <p key={message}>{message}</p>)}
    </div>
  );
}

function Shown() {
  const training = useRunStore((state) => state.state === 'training');
  const staged = useViews();
  const picture = staged.fitting.find(({ group }) => group === 'problem') ?? null;
  return (
    <>
      <section className={styles['canvas']} aria-label={i18n.t('Canvas')} data-training={training ? '' : undefined}><StillFlow /></section>
      <EmbedBar />
      <div className={styles['under']}><Under staged={staged} picture={picture} /></div>
    </>
  );
}

type Tab = 'chart' | 'picture';

function Under({ staged, picture }: { readonly staged: Staged; readonly picture: View | null }) {
  const narrow = useMediaQuery(NARROW);
  const [tab, setTab] = useState<Tab>('chart');
  const chart = <div className={styles['chart']}><EmbedCharts /></div>;
  if (!picture) return chart;
  const drawing = <section className={styles['picture']} aria-label={i18n.t('Picture')}><ViewBody staged={staged} view={picture} /></section>;
  if (!narrow) return <>{chart}{drawing}</>;
  return (
    <Tabs<Tab>
      label={i18n.t('Chart and picture')}
      value={tab}
      onChange={setTab}
      tabs={[{ value: 'chart', label: i18n.t('Chart'), content: chart }, { value: 'picture', label: picture.label, content: drawing }]}
    />
  );
}
