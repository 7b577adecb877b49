import { memo } from 'react';
import styles from './Heatmap.module.css';
import { LABEL_SIZE, placeColumnLabels, placeRowLabels } from './labels';
import { cellSize, type Frame, type View } from './zoom';

interface LabelsProps {
  readonly names: readonly string[] | undefined;
  readonly frame: Frame;
  readonly view: View;
  readonly active: number | undefined;
}

/** Row labels at the left of the cells, as SVG text that ends at the edge. Hidden from screen readers: the cursor and the table say them. */
export const RowLabels = memo(function RowLabels({
  names,
  frame,
  view,
  active,
  width,
}: LabelsProps & { readonly width: number }) {
  const cell = cellSize(frame, view.zoom).height;
  const labels = placeRowLabels({ names, count: frame.rows, cell, offset: view.y, extent: frame.height }, active);
  return (
    <svg className={styles.rows} width={width} height={frame.height} aria-hidden="true">
      {labels.map(label => (
        <text
          key={label.index}
          x={width - 8}
          y={label.at}
          dy=".35em"
          textAnchor="end"
          className={label.index === active ? styles.on : undefined}
        >
          {label.text}
          {label.text === label.full ? null : <title>{label.full}</title>}
        </text>
      ))}
    </svg>
  );
});

/**
 * Column labels above the cells; words without room are slanted, numbers thinned. Slanted words come down from the left, where the row
 * labels leave room, so that the last one does not run over the edge of a phone.
 */
export const ColumnLabels = memo(function ColumnLabels({
  names,
  frame,
  view,
  active,
  height,
  slanted,
}: LabelsProps & { readonly height: number; readonly slanted: boolean }) {
  const cell = cellSize(frame, view.zoom).width;
  const labels = placeColumnLabels(
    { names, count: frame.cols, cell, offset: view.x, extent: frame.width },
    { slanted, height },
    active,
  );
  return (
    <svg className={styles.cols} width={frame.width} height={height} aria-hidden="true">
      {labels.map(label => (
        <text
          key={label.index}
          className={label.index === active ? styles.on : undefined}
          {...(slanted
            ? {
                transform: `translate(${label.at + LABEL_SIZE / 4} ${height - 4}) rotate(45)`,
                textAnchor: 'end' as const,
              }
            : { x: label.at, y: height - 6, textAnchor: 'middle' as const })}
        >
          {label.text}
          {label.text === label.full ? null : <title>{label.full}</title>}
        </text>
      ))}
    </svg>
  );
});
