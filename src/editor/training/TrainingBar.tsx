/** The bar below the canvas: the run's verbs and its figures. */
export function TrainingBar() {
  return <section aria-label="Training" />;
}
