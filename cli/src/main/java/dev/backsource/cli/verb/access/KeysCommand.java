package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code backsource keys}. */
@Command(
        subcommands = {
            KeysListCommand.class,
            KeysCreateCommand.class,
            KeysRotateCommand.class,
            KeysEnableCommand.class,
            KeysDisableCommand.class,
            KeysDeleteCommand.class
        })
public final class KeysCommand extends GroupCommand {}
