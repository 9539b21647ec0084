/** Whether the system shows notifications of ours: not asked yet, allowed, or refused. */
export function systemNotificationState(): NotificationPermission {
  return 'Notification' in window ? Notification.permission : 'denied';
}

/** Asks the person, where that was not done; true where notifications may be shown from now on. */
export async function allowSystemNotifications(): Promise<boolean> {
  if (!('Notification' in window)) return false;
  return (await Notification.requestPermission()) === 'granted';
}

/** Tells something outside of the window where that is allowed; a press on it brings the window back. */
export function tellSystem(told: {
  readonly title: string;
  readonly text: string;
  readonly onPress: () => void;
}): void {
  if (systemNotificationState() !== 'granted') return;
  const notification = new Notification(told.title, { body: told.text, tag: told.title });
  notification.onclick = () => {
    window.focus();
    told.onPress();
    notification.close();
  };
}

/** Whether the person looks at something else. */
export function isOutOfSight(): boolean {
  return document.visibilityState !== 'visible' || !document.hasFocus();
}
