package dev.backsource.cli.verb;

import dev.backsource.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code backsource acceleration}. */
@Command(subcommands = {AccelerationShowCommand.class, AccelerationSetCommand.class})
public final class AccelerationCommand extends GroupCommand {}
