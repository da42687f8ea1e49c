package dev.backsource.cli.command;

import dev.backsource.cli.message.Messages;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A verb that is nothing without a second one. */
public abstract class GroupCommand implements Runnable {
    @Mixin
    private final HelpOption help = new HelpOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public final void run() {
        var found = Objects.requireNonNull(spec);
        throw new ParameterException(
                found.commandLine(),
                Messages.subcommandMissing(found.name(), found.subcommands().keySet()));
    }
}
