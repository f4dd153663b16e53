/** `mouseion`: one command line for the museum, its content, its models and its accounts. */
import { Command, CommanderError } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { adminCommand } from './admin.ts'
import { evaluateCommand } from './evaluate.ts'
import { exportCommand } from './export.ts'
import { examplesCommand } from './examples.ts'
import { modelsCommand } from './models.ts'
import { simulateCommand } from './simulate.ts'
import { startCommand } from './start.ts'
import { trainCommand } from './train.ts'
import { validateCommand } from './validate.ts'

/** Resolves to the process's exit code: 0 done, 1 failed, 2 wrongly called. */
export async function runCli(args: readonly string[]): Promise<number> {
  const program = new Command('mouseion')
    .description('A digital-twin museum: its graph, its rooms, its models.')
    .version(packageJson.version)
    .showHelpAfterError()
    .exitOverride()
  for (const command of [
    startCommand(),
    validateCommand(),
    trainCommand(),
    evaluateCommand(),
    examplesCommand(),
    simulateCommand(),
    exportCommand(),
    modelsCommand(),
    adminCommand(),
  ]) {
    program.addCommand(command.exitOverride())
  }
  try {
    await program.parseAsync([...args], { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    console.error(`mouseion: ${error instanceof Error ? error.message : String(error)}`)
    if (process.env['MOUSEION_DEBUG'] === '1') console.error(error)
    return 1
  }
}

if (import.meta.main) process.exitCode = await runCli(process.argv.slice(2))
