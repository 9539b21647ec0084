import { type Command, Option } from 'commander';
import { z } from 'zod';
import {
  GROUP_ORDERS,
  GroupDecision,
  type GroupsRequest,
} from '../../shared/domain/near-duplicates.ts';
import { Failure } from '../../shared/failure.ts';
import { decideOpenGroups, turnOpenDecision } from '../app/open-groups.ts';
import { groupsText, outcomeText } from './group-text.ts';
import { wholeNumber } from './job-commands.ts';
import type { InWorkspace } from './teacher-commands.ts';

const LISTED = 20;

/** Adds `studio groups …`. */
export function addGroupCommands(program: Command, inWorkspace: InWorkspace): void {
  const groups = program
    .command('groups')
    .description('look at near-duplicate groups, split and merge them');
  const decide = (decision: unknown): Promise<void> =>
    inWorkspace(async (studio, out) => {
      const outcome = decideOpenGroups(studio, parsedDecision(decision));
      out.result({ event: 'decided', ...outcome }, outcomeText(outcome));
    });

  groups
    .command('list')
    .description('show groups, and how many images go at this threshold and at others')
    .addOption(
      new Option('--shown <which>', 'which groups')
        .choices(['all', 'conflicts', 'by-hand'])
        .default('all'),
    )
    .addOption(new Option('--order <order>').choices(GROUP_ORDERS).default('largest'))
    .option('--offset <count>', 'groups to pass over', wholeNumber, 0)
    .option('--limit <count>', 'groups to list', wholeNumber, LISTED)
    .action((request: GroupsRequest) =>
      inWorkspace(async (studio, out) => {
        const { groups: query } = studio.requireSession().workspace;
        const [overview, page] = [query.overview(), query.page(request)];
        out.result({ event: 'groups', overview, ...page }, groupsText(overview, page));
      }),
    );

  groups
    .command('apart')
    .description('take images out of their groups: they are no copies of what stays there')
    .argument('<ids...>', 'media ids')
    .action((mediaIds: readonly string[]) => decide({ kind: 'apart', mediaIds }));

  groups
    .command('together')
    .description('put images, with their groups, into one group')
    .argument('<ids...>', 'media ids')
    .action((mediaIds: readonly string[]) => decide({ kind: 'together', mediaIds }));

  groups
    .command('keep')
    .description('make an image the one that represents its group')
    .argument('<id>', 'media id')
    .action((mediaId: string) => decide({ kind: 'keep', mediaId }));

  groups
    .command('dissolve')
    .description('take a whole group apart: no image of it is a copy of another')
    .argument('<id>', 'media id of any of its images')
    .action((mediaId: string) => decide({ kind: 'dissolve', mediaId }));

  for (const turn of ['undo', 'redo'] as const) {
    groups
      .command(turn)
      .description(
        turn === 'undo' ? 'undo the newest decision on groups' : 'make it again after an undo',
      )
      .action(() =>
        inWorkspace(async (studio, out) => {
          const outcome = turnOpenDecision(studio, turn);
          if (outcome === null) throw nothingTo(turn);
          const event = turn === 'undo' ? 'undone' : 'redone';
          out.result({ event, ...outcome }, outcomeText(outcome));
        }),
      );
  }
}

function nothingTo(turn: 'undo' | 'redo'): Failure {
  return new Failure(
    'NOT_FOUND',
    `There is no decision on groups to ${turn}`,
    'Look at the groups with `studio groups list --shown by-hand`.',
  );
}

function parsedDecision(decision: unknown): GroupDecision {
  const parsed = GroupDecision.safeParse(decision);
  if (parsed.success) return parsed.data;
  throw new Failure(
    'BAD_INPUT',
    `The command's values are wrong: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`,
    'Name images by their ids, as `studio groups list` shows them.',
  );
}
