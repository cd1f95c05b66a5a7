import { FolderOpen, ImagePlus, Plus, Video, VideoOff } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { SIZES } from '../../../datasets/images/limits.ts';
import { troubleText } from '../../../datasets/images/imageFile.ts';
import { i18n } from '../../../words/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { pickedFiles } from '../came.ts';
import { ImportActions } from '../ImportActions.tsx';
import type { ImporterProps } from '../importer.ts';
import { StaysHere } from '../StaysHere.tsx';
import { CameraPanel } from './CameraPanel.tsx';
import { ClassCard } from './ClassCard.tsx';
import { freshName, samplesOf, type Change } from './collection.ts';
import styles from './images.module.css';
import { ImageWorker } from './imageWorker.ts';
import { keepImages, picturesOfNode, whyNotYet, wishOfNode } from './keepImages.ts';
import { numbered, readPictures, type GivenFile } from './readPictures.ts';
import type { RawPicture } from './collection.ts';
import type { ShrinkWish } from './shrink.ts';
import { ShrinkQueue } from './shrinkQueue.ts';
import { StepButtons } from './StepButtons.tsx';
import { keepDraft, takeDraft, useSteps } from './useSteps.ts';
import { useGivenFiles } from './useGivenFiles.ts';

/** Classes of pictures: collected from files or the camera, looked at, made small, kept. */
export function ImagesWindow({ came, node, onClose }: ImporterProps) {
  const [worker] = useState(() => new ImageWorker());
  const [queue] = useState(() => new ShrinkQueue((pictures, wish) => worker.shrink(pictures, wish)));
  const [draft] = useState(() => takeDraft(node?.id ?? null, came));
  const [steps, step] = useSteps(draft?.steps ?? null);
  const { collection } = steps;
  const change = (...changes: readonly Change[]) => { step({ type: 'do', changes }); };
  const [left, setLeft] = useState<readonly string[]>([]);
  const [wish, setWish] = useState<ShrinkWish>(() => draft?.wish ?? wishOfNode(node));
  const [camera, setCamera] = useState(came.length === 0 && node === null && draft === null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [reading, setReading] = useState(false);
  const state = useSyncExternalStore(queue.subscribe, queue.state);
  const samples = samplesOf(collection);
  useEffect(() => { queue.want(samplesOf(collection), wish); }, [queue, collection, wish]);
  useEnd(worker);

  /** The changes that put files into the collection. @param into a class; without one the files' folders say which. */
  const read = async (given: readonly GivenFile[], into: number | null = null): Promise<readonly Change[]> => {
    setReading(true);
    const unzip = async (zip: Blob) => {
      const files = await worker.unzip(zip);
      return 'kind' in files ? files : files.map(({ path, bytes }) => ({ path, file: new Blob([bytes]) }));
    };
    const found = await readPictures(given, unzip, samples.length).finally(() => { setReading(false); });
    setLeft(found.left);
    return found.classes.map(({ name, pictures }): Change => (into === null ? { type: 'addNamed', name, pictures } : { type: 'addSamples', id: into, pictures }));
  };
  const add = async (given: readonly GivenFile[], into: number | null = null) => { change(...(await read(given, into))); };
  useBeginning(async () => {
    if (draft) return;
    const changes = came.length > 0 ? await read(came) : node ? (await picturesOfNode(node)).map((of): Change => ({ type: 'addNamed', ...of })) : [1, 2].map((number): Change => ({ type: 'addClass', name: numbered(number) }));
    step({ type: 'begin', changes });
  }, (error) => { setLeft([error instanceof Error ? error.message : String(error)]); });

  const target = collection.classes.find(({ id }) => id === chosen) ?? collection.classes[0] ?? null;
  const givenFiles = useGivenFiles((files) => { void add(files, camera ? (target?.id ?? null) : null); });
  const troubles = samples.flatMap((sample) => {
    const result = state.results.get(sample.id);
    return result && 'trouble' in result ? [{ sample, text: troubleText(nameOf(sample.name), result.trouble) }] : [];
  });
  const takeOut = () => { change({ type: 'removeSamples', samples: new Set(troubles.map(({ sample }) => sample.id)) }); };
  const why = reading ? i18n.t('Reading the files.') : whyNotYet(collection, state);
  const most = Math.max(1, ...collection.classes.map((one) => one.samples.length));
  return (
    <Dialog
      open
      wide
      onClose={() => {
        keepDraft({ steps, wish, node: node?.id ?? null });
        onClose();
      }}
      title={i18n.t('Images by class')}
      actions={<ImportActions why={why} node={node} make={() => keepImages({ collection, results: state.results, wish, worker, node, name: titleOf(came) })} onClose={onClose} />}
    >
      <div className={styles['window']} {...givenFiles}>
        <Settings wish={wish} onChange={setWish} camera={camera} onCamera={setCamera} onFiles={(files) => { void add(files); }} />
        {camera ? <CameraPanel target={target?.name ?? null} onTake={(picture: RawPicture, press) => { if (target) step({ type: 'do', changes: [{ type: 'addSamples', id: target.id, pictures: [{ name: i18n.t('camera'), picture }] }], run: `camera ${press} ${target.id}` }); }} count={target?.samples.length ?? 0} /> : null}
        <Notes left={left} troubles={troubles.map(({ text }) => text)} onTakeOut={takeOut} />
        <ul className={styles['classes']} aria-label={i18n.t('Classes')}>
          {collection.classes.map((one) => (
            <ClassCard
              key={one.id}
              of={one}
              others={collection.classes.filter(({ id }) => id !== one.id).map(({ name }) => name)}
              results={state.results}
              wish={wish}
              most={most}
              chosen={camera ? one.id === target?.id : null}
              onChoose={() => { setChosen(one.id); }}
              onChange={(each) => { step({ type: 'do', changes: [each], ...(each.type === 'rename' ? { run: `name ${each.id}` } : {}) }); }}
              onFiles={(files) => { void add(files, one.id); }}
            />
          ))}
        </ul>
        <div className={styles['steps']}>
          <Button onClick={() => { change({ type: 'addClass', name: freshName(collection, numbered) }); setChosen(collection.nextId); }}>
            <Plus size={14} aria-hidden />
            {i18n.t('Add a class')}
          </Button>
          <StepButtons steps={steps} onStep={step} />
        </div>
        <StaysHere />
      </div>
    </Dialog>
  );
}

/** With the window the worker goes; not in the moment between two lives of the same window, as React's strict mode has it. */
function useEnd(worker: ImageWorker): void {
  const ending = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    clearTimeout(ending.current);
    return () => { ending.current = setTimeout(() => { worker.end(); }, 0); };
  }, [worker]);
}

/** Once, when the window opens. */
function useBeginning(begin: () => Promise<void>, fail: (error: unknown) => void): void {
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    begin().catch(fail);
  });
}

interface SettingsProps {
  readonly wish: ShrinkWish;
  readonly onChange: (wish: ShrinkWish) => void;
  readonly camera: boolean;
  readonly onCamera: (on: boolean) => void;
  readonly onFiles: (files: readonly GivenFile[]) => void;
}

function Settings({ wish, onChange, camera, onCamera, onFiles }: SettingsProps) {
  const folder = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const taken = (list: FileList | null) => { onFiles(pickedFiles(list ?? [])); };
  return (
    <div className={styles['settings']}>
      <Button onClick={() => folder.current?.click()}><FolderOpen size={14} aria-hidden />{i18n.t('Add a folder…')}</Button>
      <Button onClick={() => files.current?.click()}><ImagePlus size={14} aria-hidden />{i18n.t('Add files…')}</Button>
      <Button aria-pressed={camera} onClick={() => { onCamera(!camera); }}>
        {camera ? <VideoOff size={14} aria-hidden /> : <Video size={14} aria-hidden />}
        {camera ? i18n.t('Turn the camera off') : i18n.t('Turn the camera on')}
      </Button>
      <input ref={folder} hidden type="file" data-import="folder" {...{ webkitdirectory: '' }} onChange={(event) => { taken(event.target.files); }} />
      <input ref={files} hidden type="file" data-import="files" multiple accept="image/*,.zip" onChange={(event) => { taken(event.target.files); }} />
      <span className={styles['choices']}>
        <Select label={i18n.t('Size of the images')} value={String(wish.size)} options={SIZES.map((size) => ({ value: String(size), label: `${size} × ${size}` }))} onChange={(size) => { onChange({ ...wish, size: Number(size) }); }} />
        <Select
          label={i18n.t('Colours')}
          value={wish.channels === 1 ? 'grey' : 'colour'}
          options={[{ value: 'colour', label: i18n.t('Colour') }, { value: 'grey', label: i18n.t('Grey'), note: i18n.t('As ink on paper: black is the largest value, as in MNIST.') }]}
          onChange={(colours) => { onChange({ ...wish, channels: colours === 'grey' ? 1 : 3 }); }}
        />
        <Select
          label={i18n.t('Pictures that are not square')}
          value={wish.fit}
          options={[{ value: 'crop', label: i18n.t('Cut to the middle') }, { value: 'whole', label: i18n.t('Whole, with white edges') }]}
          onChange={(fit) => { onChange({ ...wish, fit }); }}
        />
      </span>
    </div>
  );
}

interface NotesProps {
  readonly left: readonly string[];
  readonly troubles: readonly string[];
  readonly onTakeOut: () => void;
}

/** So many are listed; the others are counted. */
const MOST_NOTES = 20;

/** What was left out, and why. Nothing is lost: the others are taken. */
function Notes({ left, troubles, onTakeOut }: NotesProps) {
  const all = [...left, ...troubles];
  return (
    <div role="status" className={styles['notes']} hidden={all.length === 0}>
      <ul>
        {all.slice(0, MOST_NOTES).map((text, at) => <li key={at}>{text}</li>)}
        {all.length > MOST_NOTES ? <li>{i18n.t('And {more, number} more.', { more: all.length - MOST_NOTES })}</li> : null}
      </ul>
      {troubles.length > 0 ? <Button look="quiet" onClick={onTakeOut}>{i18n.t('Take {files, plural, one {it} other {them}} off the list', { files: troubles.length })}</Button> : null}
    </div>
  );
}

/** What the data are called: the folder or zip that they came in. */
function titleOf(came: readonly { readonly path: string }[]): string {
  const [first = ''] = (came[0]?.path ?? '').split('/');
  const title = first.replace(/\.[^.]*$/, '').trim();
  return came.length > 0 && title !== '' && (came[0]?.path.includes('/') || /\.zip$/i.test(first)) ? title : i18n.t('Pictures');
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}

