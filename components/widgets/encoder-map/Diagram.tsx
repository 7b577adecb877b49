'use client';

import type { Frame } from '@/lib/experiments/contract';
import { type OpenId, openBox } from '@/lib/experiments/encoder-map/arrows';
import { type BoxId, boxes, boxOf, stepOf } from '@/lib/experiments/encoder-map/boxes';
import type { EncoderMapParams } from '@/lib/experiments/encoder-map/params';
import { diagram, placeOf, sums } from './diagram';
import { headOf, hueOf, scaleOf, shapeOf, sizesOf, thumbOf } from './frame';
import type { Messages } from './messages.en';
import { arrowName } from './names';
import { Thumb } from './Thumb';
import styles from './View.module.css';
import { reachedBy, Wires } from './Wires';

interface DiagramProps {
  readonly frame: Frame;
  readonly params: EncoderMapParams;
  /** CSS px of one unit. */
  readonly scale: number;
  readonly inspector: string;
  readonly disabled: boolean;
  readonly t: Messages;
  readonly onOpen: (id: OpenId) => void;
}

/** The architecture with its tensors in it: each a button in the order of the computation, over trunk and wires. */
export function Diagram({ frame, params, scale, inspector, disabled, t, onOpen }: DiagramProps) {
  const sizes = sizesOf(params);
  const head = headOf(params);
  const opened = openBox(params.open);
  const reached = reachedBy(opened, params.walk);
  const button = (id: BoxId) => ({
    type: 'button' as const,
    'aria-label': t.openBox(boxOf(id).symbol, shapeOf(id, sizes), boxOf(id).activation),
    'aria-expanded': params.open === id,
    'aria-controls': inspector,
    disabled,
    'data-carried': opened === id ? '' : undefined,
    'data-part': id,
    onClick: () => onOpen(id),
  });
  return (
    <div className={styles.diagram} style={{ width: diagram.width * scale, height: diagram.height * scale }}>
      <Wires
        scale={scale}
        open={params.open}
        reached={reached}
        t={t.words}
        names={arrowName}
        onOpen={disabled ? () => undefined : onOpen}
      />
      {boxes.map(({ id, symbol }) => {
        const sum = sums.find(each => each.id === id);
        if (sum)
          return (
            <button key={id} {...button(id)} className={styles.sum} style={{ left: sum.x * scale, top: sum.y * scale }}>
              <span className={styles.hidden}>{symbol}</span>
            </button>
          );
        const { x, y, width, height, tag } = placeOf(id);
        const hue = hueOf[id];
        return (
          <div key={id}>
            <div
              className={tag.stacked ? styles.stacked : styles.tag}
              style={{ left: tag.x * scale, top: tag.y * scale }}
              aria-hidden="true"
              data-part={id}
            >
              <b className={`t-${hue}`} data-light="">
                {symbol}
              </b>
              <span>{shapeOf(id, sizes)}</span>
            </div>
            <button
              {...button(id)}
              className={styles.tensor}
              style={{ left: x * scale, top: y * scale, width: width * scale, height: height * scale }}
            >
              <Thumb
                grid={thumbOf(frame, id, head)}
                scale={scaleOf(id)}
                hue={hue}
                width={width * scale}
                height={height * scale}
                faint={stepOf(id) > reached}
              />
            </button>
          </div>
        );
      })}
    </div>
  );
}
