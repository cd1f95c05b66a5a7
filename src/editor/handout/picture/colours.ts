/** The colours and fonts of a theme, read from its style sheet: a picture wears a theme of its own, whatever the page wears. */
import sheet from '../../theme/tokens.css?raw';

export type PictureTheme = 'light' | 'dark';

export interface Colours {
  /** The value of a token: `--text` is `#1a1d23` in light. */
  readonly of: (token: string) => string;
  readonly font: string;
  readonly mono: string;
}

/** Declarations of the rule with this selector. */
function declarations(selector: string): readonly (readonly [string, string])[] {
  const from = sheet.indexOf(`${selector} {`);
  const rule = from < 0 ? '' : sheet.slice(from, sheet.indexOf('}', from));
  return [...rule.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, token = '', value = '']) => [token, value.trim()] as const);
}

const light = declarations(':root');
const TOKENS: Readonly<Record<PictureTheme, ReadonlyMap<string, string>>> = {
  light: new Map(light),
  dark: new Map([...light, ...declarations(":root[data-theme='dark']")]),
};

/** The colours of a theme. A token that the style sheet does not have is a mistake of ours, and throws. */
export function coloursOf(theme: PictureTheme): Colours {
  const of = (token: string): string => {
    const value = TOKENS[theme].get(token);
    if (value === undefined) throw new Error(`theme/tokens.css has no ${token}.`);
    return value;
  };
  return { of, font: of('--font'), mono: of('--mono') };
}
