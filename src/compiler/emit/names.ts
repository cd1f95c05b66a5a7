/** Names for nodes in a script: from their ids, as each language writes them, and none twice. */
import type { Program, ValueReference } from '../program.ts';

export type NamingStyle = 'snake_case' | 'camelCase';

const PYTHON_KEYWORDS =
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield';

/** Names that the Python scripts use themselves, and built-in functions that they call. */
const PYTHON_TAKEN =
  'argparse base64 gzip json math os struct urllib np numpy torch nn F keras layers ops model network optimizer loss args parser batch outputs rows step epoch order index block name start device self range len print open set list dict str int float bool tuple zip max min sum enumerate isinstance super hasattr getattr bytes bytearray type id input';

/** What `nn.Module` and `keras.Model` have already; a layer of that name would hide it. */
const MODULE_ATTRIBUTES =
  'T_destination add_module apply bfloat16 buffers build built call children compile compute_loss cpu cuda device double dtype dump_patches eval evaluate extra_repr fit float forward get_buffer get_config get_extra_state get_layer get_parameter get_submodule half inputs ipu load_state_dict losses metrics modules name named_buffers named_children named_modules named_parameters outputs parameters path predict register_buffer register_module register_parameter requires_grad_ reset_metrics save set_extra_state share_memory state_dict stop_training summary to to_empty train trainable training variables weights xpu zero_grad';

const SCRIPT_TAKEN =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield tf model optimizer loss network forward options process console Math Number Object Array Float32Array Uint8Array Buffer JSON parseArgs readFileSync existsSync gunzipSync step batch rows order index name';

/** A name of ASCII letters, digits and, in snake case, underscores, that begins with a letter. */
export function identifier(text: string, style: NamingStyle): string {
  const words = text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map((word) => word.toLowerCase());
  const name = style === 'snake_case' ? words.join('_') : words.map((word, place) => (place === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
  if (name === '') return 'node';
  return /^[a-z]/.test(name) ? name : `node${style === 'snake_case' ? '_' : ''}${name}`;
}

export interface Names {
  /** The variable that holds an operation's result, and its layer's name. */
  of(node: string): string;
  /** The variable that holds a value: features and labels of the data, results of operations. */
  value(reference: ValueReference): string;
  /** A name that nothing has yet, and that nothing will have. */
  fresh(wanted: string): string;
}

const SPLITS = ['train', 'validation'];

/** @param taken further names that must stay free, such as those of definitions. */
export function nameNodes(program: Program, style: NamingStyle, taken: Iterable<string> = []): Names {
  const used = new Set(`${style === 'snake_case' ? `${PYTHON_KEYWORDS} ${PYTHON_TAKEN} ${MODULE_ATTRIBUTES}` : SCRIPT_TAKEN}`.split(' '));
  for (const name of taken) used.add(name);
  const claim = (wanted: string): string => {
    let name = wanted;
    for (let number = 1; used.has(name); number++) name = style === 'snake_case' ? `${wanted}_${number}` : `${wanted}${number}`;
    used.add(name);
    return name;
  };
  const values = new Map<string, string>();
  for (const source of program.sources) {
    const stem = program.sources.length === 1 ? '' : `${source.node} `;
    for (const port of ['features', 'labels']) {
      values.set(`${source.node}.${port}`, claim(identifier(`${stem}${port}`, style)));
      // Arrays of rows carry the same names with a word before them.
      for (const split of SPLITS) used.add(identifier(`${split} ${stem}${port}`, style));
    }
  }
  for (const { node } of program.operations) values.set(`${node}.out`, claim(identifier(node, style)));
  const value = (reference: ValueReference): string => {
    const name = values.get(`${reference.node}.${reference.port}`);
    if (name === undefined) throw new Error(`The program has no value “${reference.node}.${reference.port}”.`);
    return name;
  };
  return { of: (node) => value({ node, port: 'out' }), value, fresh: (wanted) => claim(identifier(wanted, style)) };
}

/** Names that definitions of layers and losses may take (`step`, `LocalResponseNormalization`), found in their sources. */
export function definedNames(source: string): readonly string[] {
  return [...source.matchAll(/^(?:def|class|function|const) +([A-Za-z_]\w*)/gm)].map((match) => match[1] as string);
}
