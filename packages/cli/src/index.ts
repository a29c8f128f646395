import AccountsAdd from './commands/accounts/add.ts'
import AccountsList from './commands/accounts/index.ts'
import AuditVerify from './commands/audit/verify.ts'
import Compose from './commands/compose.ts'
import Conformance from './commands/conformance.ts'
import Dev from './commands/dev.ts'
import Doctor from './commands/doctor.ts'
import Explain from './commands/explain.ts'
import Init from './commands/init.ts'
import Migrate from './commands/migrate.ts'
import PluginAdd from './commands/plugin/add.ts'
import PluginBuild from './commands/plugin/build.ts'
import PluginCheck from './commands/plugin/check.ts'
import PluginList from './commands/plugin/list.ts'
import PluginMigration from './commands/plugin/migration.ts'
import PluginNew from './commands/plugin/new.ts'
import PluginRemove from './commands/plugin/remove.ts'
import Seed from './commands/seed.ts'
import Start from './commands/start.ts'

/** The commands of `ygt`, by id. */
export const COMMANDS = {
  accounts: AccountsList,
  'accounts:add': AccountsAdd,
  'audit:verify': AuditVerify,
  compose: Compose,
  conformance: Conformance,
  dev: Dev,
  doctor: Doctor,
  explain: Explain,
  init: Init,
  migrate: Migrate,
  'plugin:add': PluginAdd,
  'plugin:build': PluginBuild,
  'plugin:check': PluginCheck,
  'plugin:list': PluginList,
  'plugin:migration': PluginMigration,
  'plugin:new': PluginNew,
  'plugin:remove': PluginRemove,
  seed: Seed,
  start: Start,
}
