import type { Command } from 'commander';
import { z } from 'zod';
import { AuditDesign } from '../../shared/domain/audit.ts';
import { ItemName } from '../../shared/domain/ids.ts';
import { Failure } from '../../shared/failure.ts';
import { createOpenAudit, openAuditReport, planOpenAudit } from '../app/open-audits.ts';
import { auditPlanText, auditReportText, auditsText } from './audit-text.ts';
import type { InWorkspace } from './teacher-commands.ts';

type DesignOptions = {
  readonly size: number;
  readonly bins: number;
  readonly allocation: string;
  readonly import?: number;
  readonly selected: boolean;
  readonly repeats: number;
  readonly seed: number;
  readonly good?: number;
  readonly bad?: number;
  readonly producerRisk: number;
  readonly consumerRisk: number;
};

/** Adds `studio audit …`. */
export function addAuditCommands(program: Command, inWorkspace: InWorkspace): void {
  const audit = program
    .command('audit')
    .description('random samples of weak labels that people check, to tell how precise they are');

  withDesign(audit.command('plan'))
    .description('show what an audit would draw, and how wide its intervals would be')
    .action((options: DesignOptions) =>
      inWorkspace(async (studio, out) => {
        const plan = await planOpenAudit(studio, designOf(options));
        out.result({ event: 'planned', ...plan }, auditPlanText(plan));
      }),
    );

  withDesign(audit.command('create').argument('<name>', 'what to call it'))
    .description('draw the sample of an audit and freeze it')
    .action((name: string, options: DesignOptions) =>
      inWorkspace(async (studio, out) => {
        const summary = await createOpenAudit(studio, {
          name: parsed(ItemName, name),
          design: designOf(options),
        });
        out.result({ event: 'created', ...summary }, auditsText([summary]));
      }),
    );

  audit
    .command('report')
    .description('show the precisions that an audit found so far')
    .argument('<name>')
    .action((name: string) =>
      inWorkspace(async (studio, out) => {
        const report = openAuditReport(studio, name);
        out.result({ event: 'audited', ...report }, auditReportText(report));
      }),
    );

  audit
    .command('list')
    .description('show the audits of the workspace, and how far their reviewers are')
    .action(() =>
      inWorkspace(async (studio, out) => {
        const sets = studio.requireSession().workspace.reviewSets.list();
        const audits = sets.filter((set) => set.kind === 'audit');
        out.result({ event: 'audits', audits }, auditsText(audits));
      }),
    );
}

function withDesign(command: Command): Command {
  return command
    .option('--size <checks>', 'images to check', Number, 300)
    .option('--bins <bins>', 'confidence bins of each polarity', Number, 5)
    .option('--allocation <way>', 'checks per polarity: equal, or proportional', 'equal')
    .option('--import <number>', 'only images of this import', Number)
    .option('--selected', 'only weak labels that the selection takes', false)
    .option('--repeats <share>', 'share of images that come again, unmarked', Number, 0.1)
    .option('--seed <seed>', 'seed of the draw', Number, 1)
    .option(
      '--good <share>',
      'accept a batch with this share of wrong labels (sets the size)',
      Number,
    )
    .option('--bad <share>', 'reject a batch with this share of wrong labels', Number)
    .option('--producer-risk <risk>', 'risk of rejecting a good batch', Number, 0.05)
    .option('--consumer-risk <risk>', 'risk of accepting a bad batch', Number, 0.1);
}

function designOf(options: DesignOptions): AuditDesign {
  const { good, bad, producerRisk, consumerRisk } = options;
  const isPlanned = good !== undefined || bad !== undefined;
  return parsed(AuditDesign, {
    size: options.size,
    bins: options.bins,
    allocation: options.allocation,
    importId: options.import ?? null,
    selectedOnly: options.selected,
    repeatShare: options.repeats,
    acceptance: isPlanned ? { goodShare: good, producerRisk, badShare: bad, consumerRisk } : null,
    seed: options.seed,
  });
}

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Failure(
    'BAD_INPUT',
    `The command's values are wrong: ${z.prettifyError(result.error).replaceAll('\n', ' ')}`,
    'Look at the command with --help.',
  );
}
