package dev.backsource.cli.verb.watch;

import dev.backsource.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code backsource reconciliation}. */
@Command(subcommands = {ReconciliationShowCommand.class, ReconciliationRepairCommand.class})
public final class ReconciliationCommand extends GroupCommand {}
