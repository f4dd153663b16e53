import { Command } from 'commander'
import { newAccountSchema } from '../../core/api/messages.ts'
import { askSecret } from './ask-secret.ts'
import { dataOption } from './options.ts'

export function adminCommand(): Command {
  const admin = new Command('admin').description('accounts that may administer the museum')
  admin
    .command('create')
    .description('make an administrator; the password is asked for, or read from MOUSEION_ADMIN_PASSWORD')
    .requiredOption('--email <address>', 'what they sign in with')
    .requiredOption('--name <name>', 'what the audit trail shows')
    .addOption(dataOption())
    .action(async ({ email, name, data }: { email: string; name: string; data: string }) => {
      const password = process.env['MOUSEION_ADMIN_PASSWORD'] ?? (await askPassword())
      const account = newAccountSchema.safeParse({ email, name, password })
      if (!account.success)
        throw new Error(
          account.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
        )
      const [{ readConfig }, { createAdmin }] = await Promise.all([
        import('../config.ts'),
        import('../main.ts'),
      ])
      await createAdmin(readConfig({ dataDir: data }), account.data)
      console.log(`${account.data.email} is an administrator now.`)
    })
  return admin
}

async function askPassword(): Promise<string> {
  const { stdin: input, stderr: output } = process
  if (!input.isTTY) throw new Error('no terminal to ask for a password; set MOUSEION_ADMIN_PASSWORD')
  return askSecret('Password (12 characters or more, not shown): ', { input, output })
}
