import { Switch } from '@mantine/core';
import { useState } from 'react';
import {
  allowSystemNotifications,
  systemNotificationState,
} from '../../../bridge/system-notification.ts';
import { usePreference } from '../../../stores-context.ts';

/** Whether the system tells when a training is done while one looks elsewhere; asks for leave when it is switched on. */
export function TellSwitch() {
  const wants = usePreference((preferences) => preferences.tellsOfTrainings);
  const change = usePreference((preferences) => preferences.change);
  const [permission, setPermission] = useState(systemNotificationState);
  const toggle = async (isOn: boolean): Promise<void> => {
    const mayTell = isOn && (await allowSystemNotifications());
    setPermission(systemNotificationState());
    change({ tellsOfTrainings: mayTell });
  };
  return (
    <Switch
      label="Tell me when it is done"
      description={
        permission === 'denied'
          ? 'The system does not allow notifications of this program; allow them in its settings.'
          : 'By a notification of the system, while you look at something else.'
      }
      checked={wants && permission === 'granted'}
      onChange={(event) => void toggle(event.currentTarget.checked)}
    />
  );
}
