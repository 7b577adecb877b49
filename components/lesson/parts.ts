import { Children, type ComponentType, isValidElement, type ReactElement, type ReactNode } from 'react';

/** The children of one component (its Choices, its Misreads …), with their props, in order. */
export function partsOf<P extends object>(children: ReactNode, type: ComponentType<P>): readonly P[] {
  return Children.toArray(children)
    .filter((child): child is ReactElement<P> => isValidElement(child) && child.type === type)
    .map(child => child.props);
}

/** The children that are none of these components: the question itself. */
export function restOf(children: ReactNode, types: readonly ComponentType<never>[]): ReactNode {
  return Children.toArray(children).filter(
    child => !(isValidElement(child) && (types as readonly unknown[]).includes(child.type)),
  );
}
