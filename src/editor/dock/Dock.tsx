/** The tabs below the training bar. */
export function Dock() {
  return <section aria-label="Views" />;
}
