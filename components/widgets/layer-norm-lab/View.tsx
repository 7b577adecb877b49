'use client';

import { Segments } from '@/components/ui/Segments';
import { definition, type LayerNormLabSpecs } from '@/lib/experiments/layer-norm-lab/params';
import type { ViewProps } from '../contract';
import { BatchPicture } from './BatchPicture';
import { DialectsPicture } from './DialectsPicture';
import type { Messages } from './messages.en';
import { VectorPicture } from './VectorPicture';
import styles from './View.module.css';

const pictures = { vector: VectorPicture, dialects: DialectsPicture, batch: BatchPicture } as const;

/** LayerNorm from three sides: one vector and its Jacobian, four dialects of one vector, a batch of tokens. */
export function View(props: ViewProps<LayerNormLabSpecs, Messages>) {
  const { params, setParam, t, hidden = [], locked = [] } = props;
  const Picture = pictures[params.show];
  return (
    <div className={styles.view}>
      {hidden.includes('show') ? null : (
        <div className={styles.pictures}>
          <Segments
            label={t.pictures}
            options={definition.params.show.options.map(value => ({ value, label: t.params.show.options[value] }))}
            value={params.show}
            disabled={locked.includes('show')}
            onChange={value => setParam('show', value)}
          />
        </div>
      )}
      <Picture {...props} />
    </div>
  );
}
