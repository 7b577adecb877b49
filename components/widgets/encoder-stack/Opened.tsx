import { Group } from '@/components/ui/Group';
import { Segments } from '@/components/ui/Segments';
import { Heatmap } from '@/components/viz/Heatmap';
import { Legend } from '@/components/viz/Legend';
import type { Frame } from '@/lib/experiments/contract';
import type { EncoderStackParams, EncoderStackSpecs } from '@/lib/experiments/encoder-stack/params';
import { gridName } from '@/lib/experiments/encoder-stack/result';
import { formatShape } from '@/lib/format';
import type { ViewProps } from '../contract';
import { openedGrid, pathOf, type Stack, scaleOf, stripHeight, tensors } from './frame';
import type { Messages } from './messages.en';
import styles from './View.module.css';

interface OpenedProps {
  readonly frame: Frame;
  readonly stack: Stack;
  readonly params: EncoderStackParams;
  readonly setParam: ViewProps<EncoderStackSpecs, Messages>['setParam'];
  readonly has: (name: keyof EncoderStackSpecs) => boolean;
  readonly held: (name: keyof EncoderStackSpecs) => boolean;
  readonly t: Messages;
}

/** One tensor of the chosen layer with all its numbers: the trunk itself, what a branch wrote, where attention looked, the gradient. */
export function Opened({ frame, stack, params, setParam, has, held, t }: OpenedProps) {
  const { chosen, open, openable, tokens } = stack;
  const { name, hue } = tensors[open];
  const heads = frame.scalars.heads ?? 1;
  const head = Math.min(params.head, heads - 1);
  const grid = openedGrid(frame, stack, head);
  const overKeys = open === 'probs';
  const rows = tokens.length;
  const shape = overKeys
    ? t.shownHead(formatShape(heads, rows, rows), head)
    : formatShape(rows, frame.scalars.hidden ?? 0);
  return (
    <Group label={`${t.state(chosen)}, ${t.params.tensor.options[open]}`}>
      <p className={styles.where}>
        {t.state(chosen)} <code>{pathOf(stack)}</code>
      </p>
      <div className={styles.bar}>
        {has('tensor') ? (
          <Segments
            label={t.tensorLabel}
            options={openable.map(value => ({ value, label: t.params.tensor.options[value] }))}
            value={open}
            disabled={held('tensor')}
            onChange={value => setParam('tensor', value)}
          />
        ) : null}
        <Legend scale={scaleOf(frame, stack)} label="" width={132} />
      </div>
      {overKeys && heads > 1 && has('head') ? (
        <div className={styles.heads}>
          <span aria-hidden="true">{t.headsLabel}</span>
          <Segments
            label={t.headsLabel}
            options={Array.from({ length: heads }, (_, at) => ({ value: String(at), label: String(at) }))}
            value={String(head)}
            disabled={held('head')}
            onChange={value => setParam('head', Number(value))}
          />
        </div>
      ) : null}
      <div className={styles.map} style={{ minHeight: 16 * rows + 64 }}>
        {grid ? (
          <Heatmap
            grid={grid}
            scale={scaleOf(frame, stack)}
            name={name}
            tensor={hue}
            shape={shape}
            rowLabels={tokens}
            {...(overKeys ? { colLabels: tokens } : { colAxis: t.feature })}
            maxCellWidth={24}
            maxHeight={Math.max(260, stripHeight(stack.layers, rows))}
            digits={null}
            fileName={`${gridName[open](chosen)}${overKeys ? `-head-${head}` : ''}`}
          />
        ) : null}
      </div>
    </Group>
  );
}
