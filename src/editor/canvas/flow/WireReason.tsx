import { useConnection } from 'reactflow';
import { memo } from 'react';
import { currentDocument } from '../../stores/documentStore.ts';
import { judgeWire } from '../connection.ts';
import { endOf } from '../gestures.ts';
import styles from './flow.module.css';

/** Why the port under the pointer does not take the wire, beside the pointer. */
export const WireReason = memo(function WireReason() {
  const reason = useConnection((connection) => {
    if (!connection.inProgress) return '';
    const from = endOf(connection.fromHandle);
    const to = endOf(connection.toHandle);
    if (!from || !to || (from.node === to.node && from.port === to.port && from.side === to.side)) return '';
    const verdict = judgeWire(currentDocument(), from, to);
    return verdict.ok ? '' : verdict.reason;
  });
  const place = useConnection((connection) => (connection.inProgress ? `translate(${connection.pointer.x + 16}px, ${connection.pointer.y + 16}px)` : ''));
  return (
    <div role="status" className={styles['reason']} style={{ transform: place }} hidden={reason === ''}>
      {reason}
    </div>
  );
});
