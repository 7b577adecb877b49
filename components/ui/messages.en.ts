export const messages = {
  notLoaded: 'This part could not be loaded. If trying again does not help, reload the page: your settings stay.',
  retry: 'Try again',
  broken: 'Something on this page broke down. Reloading it brings it back; what stands in its address stays.',
  reload: 'Reload the page',
};

export type Messages = typeof messages;
