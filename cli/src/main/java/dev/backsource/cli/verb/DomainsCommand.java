package dev.backsource.cli.verb;

import dev.backsource.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code backsource domains}. */
@Command(
        subcommands = {
            DomainsListCommand.class,
            DomainsShowCommand.class,
            DomainsAddCommand.class,
            DomainsRemoveCommand.class,
            DomainsSetOriginsCommand.class,
            DomainsSetVerificationCommand.class,
            DomainsStopCommand.class,
            DomainsStartCommand.class,
            DomainsGiveCommand.class
        })
public final class DomainsCommand extends GroupCommand {}
