/** The right panel: the selected node, or the training. */
export function Inspector() {
  return <aside aria-label="Inspector" />;
}
