import { RPCHandler } from '@orpc/server/message-port';
import { BINARY_SERIALIZERS } from '../../shared/contract/binary-serializers.ts';
import { type IpcPort, ipcPort } from '../../shared/contract/ipc-port.ts';
import { createTrainerRouter } from './trainer-router.ts';

// The terminal sends an interrupt to parent and child alike: it is the parent's to answer, which then
// cancels or closes the channel.
process.on('SIGINT', () => undefined);
// However the parent ends, killed too, the channel closes with it.
process.on('disconnect', () => process.exit(0));

new RPCHandler(createTrainerRouter(), { customJsonSerializers: BINARY_SERIALIZERS }).upgrade(
  parentPort(),
);

/** The way to whoever started this process: Electron's main process, or a Node process that forked it. */
function parentPort(): IpcPort {
  // why: only Electron's utility processes have it, and its types are not loaded here
  const { parentPort: port } = process as { readonly parentPort?: IpcPort };
  if (port) return port;
  if (!process.send) throw new Error('the trainer is started by the program, not by hand');
  return ipcPort(process);
}
