package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code backsource accounts}. */
@Command(
        subcommands = {
            AccountsListCommand.class,
            AccountsShowCommand.class,
            AccountsCreateCommand.class,
            AccountsSetCommand.class,
            AccountsEnableCommand.class,
            AccountsDisableCommand.class,
            AccountsDeleteCommand.class
        })
public final class AccountsCommand extends GroupCommand {}
