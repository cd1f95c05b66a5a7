/** Scripts that read a person's text: the rules of `src/datasets/text`, in Python and JavaScript. */
import { textWindows } from '../../../datasets/text/textWindows.ts';
import type { ProgramSource } from '../../program.ts';
import { constantName, JAVASCRIPT_READ_FILE, PYTHON_READ_FILE, type FileRows } from './fileRows.ts';
import { pythonConstant, scriptConstant } from './literals.ts';

export function textRows(source: ProgramSource): FileRows {
  const { file, unit, lowercase, vocabulary, window, stride, validationShare } = textWindows.params.parse(source.params);
  const name = constantName(source.node);
  const entries = { name: file?.name ?? '', sha256: file?.sha256 ?? '', unit, lowercase, window, stride, validationShare, vocabulary };
  return {
    kind: 'file',
    source,
    files: file ? [file] : [],
    python: {
      definitions: [PYTHON_READ_FILE, PYTHON_TEXT],
      constant: pythonConstant(name, entries),
      call: (folder) => `read_text(read_file(${folder}, ${name}["name"], ${name}["sha256"]), ${name})`,
    },
    javascript: {
      definitions: [JAVASCRIPT_READ_FILE, JAVASCRIPT_TEXT],
      constant: scriptConstant(name, entries),
      call: (folder) => `readText(readFile(${folder}, ${name}.name, ${name}.sha256), ${name})`,
    },
  };
}

const PYTHON_TEXT = `def tokens_of(text, unit):
    """Characters; or words, punctuation marks and line breaks, an ideograph being a word of its own."""
    if unit == "characters":
        return list(text)

    def kind(character):
        if character == "\\n":
            return "n"
        if any(low <= character <= high for low, high in ("\\u3040\\u30ff", "\\u3400\\u9fff", "\\uf900\\ufaff")):
            return "h"
        category = unicodedata.category(character)[0]
        if category in "LMN" or character == "_":
            return "w"
        if character in "'\\u2019":
            return "a"
        return "s" if category in "ZC" else "p"

    kinds = "".join(map(kind, text))
    return [text[found.start() : found.end()] for found in re.finditer("w+(?:aw+)*|[nhap]", kinds)]


def read_text(data, source):
    """Windows of indices and the token after each, one-hot: to train with, then to check with."""
    text = data.decode("utf-8-sig").replace("\\r\\n", "\\n").replace("\\r", "\\n")
    tokens = tokens_of(text.lower() if source["lowercase"] else text, source["unit"])
    # 0 stands for whatever is not in the vocabulary.
    places = {token: place for place, token in enumerate(source["vocabulary"], 1)}
    indices = np.array([places.get(token, 0) for token in tokens])
    window = source["window"]
    starts = np.arange(0, len(indices) - window, source["stride"])
    features = indices[starts[:, None] + np.arange(window)].astype("float32")
    labels = np.eye(len(places) + 1, dtype="float32")[indices[starts + window]]
    held = int(np.floor(len(starts) * source["validationShare"]))
    train = len(starts) - held
    checked = (features[train:], labels[train:]) if held > 0 else (None, None)
    return features[:train], labels[:train], *checked`;

const JAVASCRIPT_TEXT = `/** Characters; or words, punctuation marks and line breaks, an ideograph being a word of its own. */
function tokensOf(text, unit) {
  const words = /\\n|[\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff]|(?:(?![\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff])[\\p{L}\\p{M}\\p{N}_])+(?:['\\u2019](?:(?![\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff])[\\p{L}\\p{M}\\p{N}_])+)*|[^\\p{Z}\\p{C}]/gu;
  return unit === 'characters' ? Array.from(text) : (text.match(words) ?? []);
}

/** Windows of indices and the token after each, one-hot: to train with, then to check with. */
function readText(data, source) {
  const text = new TextDecoder().decode(data).replace(/\\r\\n?/g, '\\n');
  const tokens = tokensOf(source.lowercase ? text.toLowerCase() : text, source.unit);
  // 0 stands for whatever is not in the vocabulary.
  const places = new Map(source.vocabulary.map((token, place) => [token, place + 1]));
  const indices = Float32Array.from(tokens, (token) => places.get(token) ?? 0);
  const rows = Math.floor((indices.length - source.window - 1) / source.stride) + 1;
  const held = Math.floor(rows * source.validationShare);
  const part = (from, count) => {
    if (count === 0) return [null, null];
    const features = new Float32Array(count * source.window);
    for (let row = 0; row < count; row++) features.set(indices.subarray((from + row) * source.stride, (from + row) * source.stride + source.window), row * source.window);
    const labels = Int32Array.from({ length: count }, (_, row) => indices[(from + row) * source.stride + source.window]);
    return [tf.tensor2d(features, [count, source.window]), tf.oneHot(tf.tensor1d(labels, 'int32'), places.size + 1).toFloat()];
  };
  return [...part(0, rows - held), ...part(rows - held, held)];
}`;
