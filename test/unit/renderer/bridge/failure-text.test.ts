import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { failureText, isAnswer, isRefusal } from '../../../../src/renderer/bridge/failure-text.ts';

describe('failureText', () => {
  it('gives the message and the advice of an expected failure', () => {
    const error = new ORPCError('NO_WORKSPACE', {
      defined: true,
      message: 'No workspace is open',
      data: { advice: 'Open one first.' },
    });

    expect(failureText(error)).toEqual({
      message: 'No workspace is open',
      advice: 'Open one first.',
    });
    expect(isRefusal(error)).toBe(true);
  });

  it('names what is wrong with an input that was refused', () => {
    const error = new ORPCError('BAD_REQUEST', {
      message: 'Input validation failed',
      data: { issues: [{ message: 'a name has 1 to 64 letters' }, { message: 'too big' }] },
    });

    expect(failureText(error).message).toBe('a name has 1 to 64 letters; too big');
  });

  it('says that a bug is a bug', () => {
    const error = new ORPCError('INTERNAL_SERVER_ERROR', { message: 'boom' });

    expect(failureText(error).message).toContain('boom');
    expect(isRefusal(error)).toBe(false);
    expect(isAnswer(error)).toBe(true);
  });

  it('tells a broken connection from an answer', () => {
    const error = new Error('Cannot send message, WebSocket is not open.');

    expect(failureText(error).message).toBe('The program did not answer.');
    expect(isAnswer(error)).toBe(false);
  });
});
