import styles from './Edges.module.css';

/** What a hand takes hold of round a frame or an outline, whose body the ground is reached through. The title stands at the top. */
export function Edges() {
  return <div className={styles['edges']} aria-hidden>{['left', 'right', 'bottom'].map((side) => <div key={side} data-grip data-side={side} />)}</div>;
}
