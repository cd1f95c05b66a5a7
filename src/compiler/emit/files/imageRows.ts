/** What scripts do with images and their classes, whichever files they came from. */

/** Python: bytes and classes as rows to train with, then rows to check with, spread evenly over the file. */
export const PYTHON_SPLIT_IMAGES = `def image_rows(images, labels, source):
    """Images and one-hot classes to train with, then those that are held back to check with."""
    features = images.astype("float32") / source["divisor"]
    answers = np.eye(source["classes"], dtype="float32")[labels]
    index = np.arange(len(labels))
    share = source["validationShare"]
    held = np.floor((index + 1) * share) > np.floor(index * share)
    checked = (features[held], answers[held]) if held.any() else (None, None)
    return features[~held], answers[~held], *checked`;

/** JavaScript: the same, as tensors. */
export const JAVASCRIPT_SPLIT_IMAGES = `/** Images and one-hot classes to train with, then those that are held back to check with. */
function imageRows(bytes, shape, labels, source) {
  const size = bytes.length / labels.length;
  const share = source.validationShare;
  const rows = Array.from(labels.keys());
  const tensors = (chosen) => {
    if (chosen.length === 0) return [null, null];
    const values = new Float32Array(chosen.length * size);
    chosen.forEach((row, to) => {
      for (let at = 0; at < size; at++) values[to * size + at] = bytes[row * size + at] / source.divisor;
    });
    return [tf.tensor(values, [chosen.length, ...shape]), tf.oneHot(tf.tensor1d(chosen.map((row) => labels[row]), 'int32'), source.classes).toFloat()];
  };
  const isHeld = (row) => Math.floor((row + 1) * share) > Math.floor(row * share);
  return [...tensors(rows.filter((row) => !isHeld(row))), ...tensors(rows.filter(isHeld))];
}`;

/** What a pixel's byte is divided by. */
export function divisorOf(scale: '0..1' | '0..255'): number {
  return scale === '0..1' ? 255 : 1;
}
