/** True for a JSON that may hold a model of Keras or TensorFlow.js, as against a graph of Netloom. */
export function looksLikeModel(text: string): boolean {
  return /"(modelTopology|model_config|class_name)"\s*:/.test(text.slice(0, 4096));
}
