package dev.backsource.cli.verb.ports;

import dev.backsource.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code backsource ports}. */
@Command(subcommands = PortsSetCommand.class)
public final class PortsCommand extends GroupCommand {}
