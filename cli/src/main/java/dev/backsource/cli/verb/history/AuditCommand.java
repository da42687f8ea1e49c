package dev.backsource.cli.verb.history;

import dev.backsource.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code backsource audit}. */
@Command(subcommands = {AuditListCommand.class, AuditExportCommand.class})
public final class AuditCommand extends GroupCommand {}
