import { Check } from 'lucide-react';
import { useId, type CSSProperties } from 'react';
import { COLOURS, type Colour } from '../../graph/annotationFields.ts';
import type { Frame, Note } from '../../graph/document.ts';
import { i18n } from '../../words/i18n.ts';
import styles from './ColourChoice.module.css';
import { COLOUR_WORDS, frameColour, hueOf, noteColour, paperOf } from './words.ts';

function Swatch({ colour }: { readonly colour: Colour }) {
  return <span className={styles['swatch']} style={{ '--hue': hueOf(colour), '--paper': paperOf(colour) } as CSSProperties} aria-hidden />;
}

/** The hues as entries of a menu. */
export const colourOptions = COLOURS.map((value) => ({ value, label: COLOUR_WORDS[value], sign: <Swatch colour={value} /> }));

/** The one hue that all of them wear, or null. */
export function sharedColour(notes: readonly Note[], frames: readonly Frame[]): Colour | null {
  const worn = new Set([...notes.map(noteColour), ...frames.map(frameColour)]);
  const [only] = worn;
  return worn.size === 1 && only ? only : null;
}

interface ColourChoiceProps {
  readonly value: Colour | null;
  readonly onChange: (colour: Colour) => void;
}

/** The hues side by side; the chosen one is marked, and each has its name. */
export function ColourChoice({ value, onChange }: ColourChoiceProps) {
  const name = useId();
  return (
    <fieldset className={styles['choice']}>
      <legend>{i18n.t('Colour')}</legend>
      <div className={styles['row']}>
        {COLOURS.map((colour) => (
          <label key={colour} className={styles['option']} title={COLOUR_WORDS[colour]} style={{ '--hue': hueOf(colour), '--paper': paperOf(colour) } as CSSProperties}>
            <input type="radio" name={name} value={colour} checked={colour === value} aria-label={COLOUR_WORDS[colour]} onChange={() => { onChange(colour); }} />
            <span className={styles['patch']} aria-hidden>{colour === value ? <Check size={14} /> : null}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
