'use client';

import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  readonly fallback: (error: Error, again: () => void) => ReactNode;
  /** When it changes, the drawing is tried again by itself. */
  readonly resetOn: unknown;
}

interface State {
  readonly error: Error | undefined;
  readonly resetOn: unknown;
}

/** Keeps an error in what is drawn within its place. */
export class DrawingBoundary extends Component<Props, State> {
  override state: State = { error: undefined, resetOn: this.props.resetOn };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps({ resetOn }: Props, state: State): State | null {
    return resetOn === state.resetOn ? null : { error: undefined, resetOn };
  }

  override render() {
    const { error } = this.state;
    return error ? this.props.fallback(error, () => this.setState({ error: undefined })) : this.props.children;
  }
}
